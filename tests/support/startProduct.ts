import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';

/** The product as `npm start` runs it, on free ports and in a folder of its own. */
export interface Product {
  /** Pages, pane and API. */
  readonly serverOrigin: string;
  /** Demo Outlook, mail catcher at `/post/`, switches at `/demo/…`. */
  readonly outlookOrigin: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything it has printed, its log included. */
  output(): string;
  /** Address of the running database, for a look past the server. */
  databaseUrl(): Promise<string>;
  /** Stops as Ctrl-C does and removes the folder. */
  stop(): Promise<void>;
}

const START = fileURLToPath(new URL('../../scripts/start.js', import.meta.url));
const READY_MS = 120_000;

/** @param env settings beside the demonstration's, by the name of the environment variable */
export async function startProduct(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'siegelpost-product-'));
  const ports = ['--port', '0', '--outlook-port', '0', '--smtp-port', '0'];
  const child = spawn(process.execPath, [START, '--data', dataDir, ...ports], {
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', NODE_ENV: 'development', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)));
  const { outlookOrigin, serverOrigin } = await printedOrigins(child, () => output);
  return {
    serverOrigin,
    outlookOrigin,
    dataDir,
    pid: child.pid ?? 0,
    output: () => output,
    databaseUrl: () => databaseUrl(dataDir),
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function printedOrigins(child: ChildProcess, output: () => string) {
  const ended = once(child, 'exit').then(() => {
    throw new Error(`npm start ended:\n${output()}`);
  });
  const printed = eventually(() => {
    const [outlook, server] = ['Outlook', 'Server'].map(
      (name) => new RegExp(`^ +${name}.*(https://localhost:\\d+)/`, 'm').exec(output())?.[1],
    );
    return outlook && server ? { outlookOrigin: outlook, serverOrigin: server } : undefined;
  }, READY_MS);
  return Promise.race([printed, ended]);
}

/** The demonstration prints no password of its database; both parts lie in its folder. */
async function databaseUrl(dataDir: string): Promise<string> {
  const [password, postmaster] = await Promise.all([
    readFile(join(dataDir, 'postgres-password'), 'utf8'),
    readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'),
  ]);
  return `postgres://siegelpost:${password}@127.0.0.1:${postmaster.split('\n')[3]}/postgres`;
}
