import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serverSettings, type ServerPlace } from './serverProcess.ts';

const PROGRAM = fileURLToPath(new URL('../../scripts/cli/siegelpost.js', import.meta.url));

export interface AdminOutcome {
  readonly code: number | null;
  readonly result: Readonly<Record<string, unknown>>;
  readonly stderr: string;
}

/** Runs `siegelpost admin … --json` in a process of its own, with a server's settings. */
export async function admin(place: ServerPlace, ...args: readonly string[]): Promise<AdminOutcome> {
  const child = spawn(process.execPath, [PROGRAM, 'admin', ...args, '--json'], {
    env: { PATH: process.env['PATH'], ...serverSettings(place), LC_ALL: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (piece) => (stdout += String(piece)));
  child.stderr.on('data', (piece) => (stderr += String(piece)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr, result: stdout.startsWith('{') ? JSON.parse(stdout) : {} };
}
