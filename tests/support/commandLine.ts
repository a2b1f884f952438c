import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../scripts/cli/siegelpost.js', import.meta.url));

/** What a call of `siegelpost` came to. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What is typed into standard input. */
  readonly input?: string;
  /** What stands behind file descriptor 3, as soon as it is there. */
  readonly descriptor3?: string | Promise<string>;
  /** Ends the program at once, as a crash does. */
  readonly kill?: Promise<unknown>;
}

/** Runs the command line as people do, in a process of its own and without a terminal. */
export async function siegelpost(args: readonly string[], options: CallOptions = {}): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...options.env },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  void options.kill?.then(() => child.kill('SIGKILL'));
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (piece) => (stdout += String(piece)));
  child.stderr?.on('data', (piece) => (stderr += String(piece)));
  const third = child.stdio[3];
  for (const stream of [child.stdin, third]) stream?.on('error', () => undefined); // closed before it was read
  child.stdin?.end(options.input ?? '');
  if (third && 'end' in third)
    void Promise.resolve(options.descriptor3 ?? '').then((text) => third.end(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, stdout, stderr };
}

/** Runs the command line at a terminal (util-linux `script`) and types `lines`, each when another question ends the screen. */
export async function siegelpostAtTerminal(
  args: readonly string[],
  { cwd, lines }: { readonly cwd: string; readonly lines: readonly string[] },
): Promise<{ readonly code: number | null; readonly screen: string }> {
  const command = [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd,
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
  });
  let screen = '';
  let typed = 0;
  child.stdout.on('data', (piece) => {
    screen += String(piece);
    if (screen.endsWith(': ') && typed < lines.length) child.stdin.write(`${lines[typed++]}\r`);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { code, screen };
}
