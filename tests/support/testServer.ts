import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Letter } from '@siegelpost/server/mail/mailer';
import { readConfig } from '@siegelpost/server/config';
import { createLog } from '@siegelpost/server/security/log';
import { type Overrides, type RunningServer, startServer } from '@siegelpost/server/startServer';
import type { TestPostgres } from './postgres.ts';

/** The real server over a real database, on a port of its own, with a clock and a mailbox that tests can see. */
export interface TestServer {
  readonly origin: string;
  readonly databaseUrl: string;
  readonly blobDir: string;
  /** Mails the server has sent, oldest first. */
  readonly letters: readonly Letter[];
  /** Every line the server has logged. */
  readonly logLines: readonly string[];
  /** Lets time pass for the server. */
  passTime(ms: number): void;
  close(): Promise<void>;
}

export interface TestServerOptions extends Omit<Overrides, 'log' | 'now'> {
  readonly env?: Readonly<Record<string, string>>;
  /** A database of an earlier server, to start on it again. */
  readonly databaseUrl?: string;
  readonly postgres: TestPostgres;
}

export async function startTestServer({
  env,
  postgres,
  ...overrides
}: TestServerOptions): Promise<TestServer> {
  const dir = await mkdtemp(join(tmpdir(), 'siegelpost-server-'));
  const databaseUrl = overrides.databaseUrl ?? (await postgres.createDatabase());
  const letters: Letter[] = [];
  const logLines: string[] = [];
  let passedMs = 0;
  const settings = { ...testSettings(databaseUrl, join(dir, 'blobs')), ...env };
  const server: RunningServer = await startServer(readConfig(settings), {
    mailer: { send: async (letter) => void letters.push(letter), close: () => undefined },
    builds: await testBuilds(dir),
    ...overrides,
    now: () => new Date(Date.now() + passedMs),
    log: createLog({ logLevel: 'debug' }, { write: (line) => void logLines.push(line) }),
  });
  return {
    origin: server.origin,
    databaseUrl,
    blobDir: join(dir, 'blobs'),
    letters,
    logLines,
    passTime: (ms) => void (passedMs += ms),
    close: async () => {
      await server.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function testSettings(databaseUrl: string, blobDir: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    PUBLIC_URL: 'http://127.0.0.1',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    BLOB_DIR: blobDir,
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'siegelpost@stadt.example',
    ORGANISATION_NAME: 'Stadt Beispiel',
    CLERK_DOMAINS: 'stadt.example,kreis.example',
    OUTLOOK_ORIGINS: 'https://outlook.example',
  };
}

/** Builds as small as they may be, so that these tests need none. */
async function testBuilds(dir: string) {
  const pages = join(dir, 'pages');
  const pane = join(dir, 'pane');
  for (const folder of [pages, pane]) await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(pages, 'assets', 'page-12345678.js'), 'export {};');
  await writeFile(join(pane, 'taskpane.html'), '<!doctype html><style nonce="__CSP_NONCE__"></style>');
  await writeFile(join(pane, 'assets', 'icon-16.png'), 'png');
  return { pages, pane };
}
