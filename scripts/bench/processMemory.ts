import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';

const EVERY_MS = 50;

/** A process and everything it has started. Linux only; elsewhere the process alone. */
export async function processTree(root: number): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const parents = new Map<number, number>();
  for (const pid of names.map(Number).filter(Number.isInteger)) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]));
  }
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root);
}

/** Watches the private memory of processes; `stop` answers by how many MB it has grown at most. */
export function peakGrowthMb(pids: readonly number[]): { stop(): number } {
  const first = privateMb(pids);
  let most = first;
  const timer = setInterval(() => (most = Math.max(most, privateMb(pids))), EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return Math.max(most, privateMb(pids)) - first;
    },
  };
}

function privateMb(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + privateKb(pid), 0) / 1000;
}

function privateKb(pid: number): number {
  try {
    return Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // ended in the meantime, or no such file on this system
  }
}
