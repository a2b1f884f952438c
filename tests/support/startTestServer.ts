import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '@siegelpost/scripts/demo/postgres';
import { temporaryFolder } from '@siegelpost/scripts/demo/postgres/temporaryFolder';
import { readConfig } from '@siegelpost/server/config/readConfig';
import type { Builds } from '@siegelpost/server/parts';
import { createLog } from '@siegelpost/server/security/log';
import { type Overrides, startServer } from '@siegelpost/server/startServer';
import { type Mailbox, startMailbox } from './mailbox.ts';

/** The real server with a real PostgreSQL, a folder as object store and a real SMTP server, all on free ports. */
export interface TestServer {
  readonly origin: string;
  readonly databaseUrl: string;
  /** Where the object store keeps its objects. */
  readonly blobDir: string;
  readonly mailbox: Mailbox;
  /** Every line the server has logged. */
  readonly logLines: readonly string[];
  /** What its clock says. */
  now(): Date;
  /** Lets time pass for the server. */
  passTime(ms: number): void;
  /** Takes the database away, as a failure does, and gives it back. */
  stopDatabase(): Promise<void>;
  startDatabase(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestServerOptions extends Omit<Overrides, 'log' | 'now'> {
  /** Settings beside the usual ones, as in the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export async function startTestServer({ env, ...overrides }: TestServerOptions = {}): Promise<TestServer> {
  const folder = await temporaryFolder('test');
  const blobDir = join(folder, 'blobs');
  const cluster = { dataDir: join(folder, 'postgres') };
  const [firstPostgres, mailbox, builds] = await Promise.all([
    startPostgres(cluster),
    startMailbox(),
    testBuilds(folder),
  ]);
  let postgres = firstPostgres;
  const databaseUrl = postgres.url;
  const logLines: string[] = [];
  let passedMs = 0;
  const now = () => new Date(Date.now() + passedMs);
  const settings = { ...usualSettings, DATABASE_URL: databaseUrl, BLOB_DIR: blobDir, SMTP_URL: mailbox.url };
  const server = await startServer(readConfig({ ...settings, ...env }), {
    builds,
    ...overrides,
    now,
    log: createLog({ logLevel: 'debug' }, { write: (line) => void logLines.push(line) }),
  });
  return {
    origin: server.origin,
    databaseUrl,
    blobDir,
    mailbox,
    logLines,
    now,
    passTime: (ms) => void (passedMs += ms),
    stopDatabase: () => postgres.stop(),
    async startDatabase() {
      postgres = await startPostgres({ ...cluster, port: Number(new URL(databaseUrl).port) });
    },
    async stop() {
      await server.close();
      await Promise.all([mailbox.stop(), postgres.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const usualSettings = {
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: 'http://localhost',
  BLOB_STORE: 'fs',
  MAIL_FROM: 'Siegelpost <siegelpost@amt.example>',
  CLERK_DOMAINS: 'amt.example,kreis.example',
  ORGANISATION_NAME: 'Amt Beispiel',
  OUTLOOK_ORIGINS: 'https://outlook.example',
};

/** Builds as small as they may be, so that these tests need none. */
async function testBuilds(folder: string): Promise<Builds> {
  const pages = join(folder, 'pages');
  const pane = join(folder, 'pane');
  for (const build of [pages, pane]) await mkdir(join(build, 'assets'), { recursive: true });
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(pages, 'assets', 'page-12345678.js'), 'export {};');
  await writeFile(join(pane, 'taskpane.html'), '<!doctype html><style nonce="__CSP_NONCE__"></style>');
  await writeFile(join(pane, 'sign-in.html'), '<!doctype html><title>sign-in</title>');
  await writeFile(join(pane, 'assets', 'icon-16.png'), 'png');
  return { pages, pane };
}
