import { readdir, readFile } from 'node:fs/promises';

/** A process and all its descendants. Linux only. */
export async function processTree(rootPid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid)] as const)));
  const tree = [rootPid];
  // Grows while it is being walked.
  for (const pid of tree) tree.push(...pids.filter((child) => parents.get(child) === pid));
  return tree;
}

async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in parentheses may hold anything; state and parent follow the last one.
  const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? undefined : Number(parent);
}

/** The descendant of this process nearest to it whose command line holds `part`. @throws Error if there is none */
export async function childWith(part: string): Promise<number> {
  const [, ...descendants] = await processTree(process.pid);
  const commands = await Promise.all(descendants.map(commandOf));
  const pid = descendants.find((_, index) => commands[index]?.includes(part));
  if (pid === undefined) throw new Error(`No process below this one was started with ${part}.`);
  return pid;
}

async function commandOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
}
