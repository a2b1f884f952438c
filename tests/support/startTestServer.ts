import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@siegelpost/scripts/demo/postgres';
import { readConfig } from '@siegelpost/server/config';
import { startServer } from '@siegelpost/server/startServer';
import { type Mailbox, startMailbox } from './mailbox.ts';

export interface TestServer {
  readonly origin: string;
  readonly databaseUrl: string;
  /** Where the object store keeps its objects. */
  readonly blobDir: string;
  readonly mailbox: Mailbox;
  stop(): Promise<void>;
}

/** The real server with a real PostgreSQL, a folder as object store and a real SMTP server, all on free ports. */
export async function startTestServer(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'siegelpost-test-'));
  const blobDir = join(folder, 'blobs');
  const [postgres, mailbox] = await Promise.all([
    startPostgres({ dataDir: join(folder, 'postgres') }),
    startMailbox(),
  ]);
  const server = await startServer(
    readConfig({
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: 'http://localhost',
      DATABASE_URL: postgres.url,
      BLOB_STORE: 'fs',
      BLOB_DIR: blobDir,
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'Siegelpost <siegelpost@amt.example>',
      CLERK_DOMAINS: 'amt.example',
      ORGANISATION_NAME: 'Amt Beispiel',
      LOG_LEVEL: 'warn',
      ...settings,
    }),
  );
  return {
    origin: server.origin,
    databaseUrl: postgres.url,
    blobDir,
    mailbox,
    async stop() {
      await server.close();
      await Promise.all([mailbox.stop(), postgres.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
