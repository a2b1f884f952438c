import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Secret } from '@siegelpost/server/config/secret';
import { connect, type Database } from '@siegelpost/server/database/connection';
import { buildAroundServer } from '../../build/serverBundle.ts';
import { freePort } from '../../demo/ports.ts';
import { startPostgres } from '../../demo/postgres.ts';
import { temporaryFolder } from '../../demo/postgres/temporaryFolder.ts';

const SERVER = fileURLToPath(new URL('./benchServer.ts', import.meta.url));

/** A server in its own process with its PostgreSQL, and a clerk who is signed in. */
export interface BenchPlace {
  readonly origin: string;
  readonly pid: number;
  readonly token: string;
  readonly database: Database;
  readonly folder: string;
  stop(): Promise<void>;
}

export interface BenchPlaceOptions {
  /** Settings of the store, where it is not a folder. */
  readonly store?: Readonly<Record<string, string>>;
  /** Folder with the page of the benchmark. */
  readonly pages?: string;
}

export async function startBenchPlace({ store = {}, pages }: BenchPlaceOptions = {}): Promise<BenchPlace> {
  const folder = await temporaryFolder('bench');
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  const builds = await preparedBuilds(folder, pages);
  const port = await freePort();
  // Built as for production: a heap full of compilers would be looked through with the server's own.
  const server = await buildAroundServer('benchServer', SERVER);
  const child = spawn(process.execPath, ['--expose-gc', server, ...builds], {
    env: {
      ...process.env,
      ...settings,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: postgres.url,
      BLOB_DIR: join(folder, 'blobs'),
      ...store,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await printedOrigin(child);
  const database = connect(new Secret(postgres.url));
  return {
    origin,
    pid: child.pid ?? 0,
    token: await signedInClerk(database, 'bench@amt.example'),
    database,
    folder,
    async stop() {
      await database.end();
      child.kill('SIGTERM');
      await once(child, 'exit');
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A clerk with a key and a session, as signing in leaves them. */
export async function signedInClerk(database: Database, address: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(Buffer.from(token, 'base64url')).digest();
  const [clerk] = await database<{ clerkId: number }[]>`
    insert into clerks (address, name, fingerprint, certificate, sealed_private_key, created_at)
    values (${address}, 'Bench', ${'0'.repeat(64)}, '', '', now()) returning clerk_id`;
  await database`
    insert into sessions (token_digest, clerk_id, created_at, expires_at)
    values (${digest}, ${clerk?.clerkId ?? 0}, now(), now() + interval '1 day')`;
  return token;
}

async function preparedBuilds(folder: string, page: string | undefined): Promise<[string, string]> {
  const [pages, pane] = [join(folder, 'pages'), join(folder, 'pane')];
  for (const build of [pages, pane]) await mkdir(join(build, 'assets'), { recursive: true });
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>bench</title>');
  await writeFile(join(pane, 'taskpane.html'), '<!doctype html><title>pane</title>');
  if (page) await cp(page, pages, { recursive: true });
  return [pages, pane];
}

async function printedOrigin(child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error('The server ended before it was ready.')),
  );
  ended.catch(() => undefined);
  let printed = '';
  for (;;) {
    const [piece] = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
    printed += String(piece);
    const origin = /^origin (\S+)$/m.exec(printed)?.[1];
    if (!origin) continue;
    child.stdout?.resume();
    return origin;
  }
}

const settings = {
  // The same code as in production, which insists on https.
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  LOG_LEVEL: 'warn',
  BLOB_STORE: 'fs',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'bench@amt.example',
  ORGANISATION_NAME: 'Bench',
  CLERK_DOMAINS: 'amt.example',
  MAX_PACKAGE_BYTES: String(100 * 1024 ** 3),
};
