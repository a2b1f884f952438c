import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '@siegelpost/scripts/demo/ports';
import { eventually } from './eventually.ts';

const MAIN = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url));
const START_MS = 60_000;

/** A server in a process of its own, as production starts it. */
export interface ServerProcess {
  readonly origin: string;
  readonly pid: number;
  /** Its log so far. */
  output(): string;
  /** Resolves once the process is gone, however it went. */
  readonly ended: Promise<void>;
  kill(): Promise<void>;
  /** Asks it to stop and waits. */
  stop(): Promise<void>;
}

export interface ServerPlace {
  readonly databaseUrl: string;
  readonly blobDir: string;
  readonly smtpUrl: string;
  /** A free one if it is left out. */
  readonly port?: number;
  /** Settings beside the usual ones, by the name of the environment variable. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `server/src/main.ts` on a free port and waits until it is ready. */
export async function startServerProcess(place: ServerPlace): Promise<ServerProcess> {
  const port = place.port ?? (await freePort());
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env['PATH'], ...serverSettings({ ...place, port }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Should the test end without stop(), its servers end with it.
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const ended = once(child, 'exit').then(() => void process.removeListener('exit', endWithUs));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)));
  await readyOrEnded(child, () => output);
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function readyOrEnded(child: ChildProcess, output: () => string): Promise<void> {
  await eventually(() => {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The server ended before it was ready:\n${output()}`);
    return output().includes('"msg":"ready"') ? true : undefined;
  }, START_MS);
}

/** The environment a server of the tests gets. */
export function serverSettings({ databaseUrl, blobDir, smtpUrl, port = 0, env }: ServerPlace) {
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: databaseUrl,
    BLOB_STORE: 'fs',
    BLOB_DIR: blobDir,
    SMTP_URL: smtpUrl,
    MAIL_FROM: 'Siegelpost <siegelpost@amt.example>',
    CLERK_DOMAINS: 'amt.example,kreis.example',
    ORGANISATION_NAME: 'Amt Beispiel',
    OUTLOOK_ORIGINS: 'https://outlook.example',
    ...env,
  };
}
