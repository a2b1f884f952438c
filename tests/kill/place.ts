import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, type RunningPostgres, startPostgres } from '@siegelpost/scripts/demo/postgres';
import { temporaryFolder } from '@siegelpost/scripts/demo/postgres/temporaryFolder';
import { startCeph } from '../support/ceph.ts';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { type ServerProcess, startServerProcess } from '../support/serverProcess.ts';

const POSTGRES_TRIES = 40;

/** Two servers on one PostgreSQL and one store, all of which may be killed and come back. */
export interface Place {
  readonly databaseUrl: string;
  /** Settings of the store, as in the environment. */
  readonly store: Readonly<Record<string, string>>;
  readonly mailbox: Mailbox;
  /** Addresses of the servers; they stay the same over every restart. */
  readonly origins: readonly string[];
  /** Kills a server without warning and starts it again. */
  killServer(index: number): Promise<void>;
  /** Starts a server again that kills itself after the step, and once more when it has. False if it never got there. */
  killServerAfter(index: number, step: string, withinMs: number): Promise<boolean>;
  killPostgres(): Promise<void>;
  /** Kills the store's gateway and starts it again; undefined where the store has no process of its own. */
  readonly killStore: (() => Promise<void>) | undefined;
  stop(): Promise<void>;
}

export type StoreKind = 'fs' | 's3';

/** @throws Error where S3 is asked for and this machine has no Ceph */
export async function startPlace(kind: StoreKind): Promise<Place> {
  const ceph = kind === 's3' ? await startCeph() : undefined;
  if (kind === 's3' && !ceph) throw new Error('There is no S3 store to kill.');
  const folder = await temporaryFolder('kill');
  const cluster = { dataDir: join(folder, 'postgres'), port: await freePort() };
  const [firstPostgres, mailbox] = await Promise.all([startPostgres(cluster), startMailbox()]);
  let postgres = firstPostgres;
  const databaseUrl = postgres.url;
  const store = ceph?.settings('kill') ?? { BLOB_STORE: 'fs', BLOB_DIR: join(folder, 'blobs') };
  const ports = [await freePort(), await freePort()];
  const start = (index: number, env: Record<string, string> = {}) =>
    startServerProcess({
      databaseUrl,
      blobDir: '',
      smtpUrl: mailbox.url,
      port: ports[index] ?? 0,
      env: { ...store, ...env },
    });
  const servers: ServerProcess[] = [];
  for (const index of ports.keys()) servers.push(await start(index));

  /** A database that is just away makes a start fail; whoever runs servers starts them again. */
  async function startAgain(index: number, env: Record<string, string> = {}): Promise<void> {
    for (;;) {
      const server = await start(index, env).catch(() => undefined);
      if (server) return void (servers[index] = server);
      await delay(200);
    }
  }

  return {
    databaseUrl,
    store,
    mailbox,
    origins: servers.map(({ origin }) => origin),
    async killServer(index) {
      await servers[index]?.kill();
      await startAgain(index);
    },
    async killServerAfter(index, step, withinMs) {
      await servers[index]?.kill();
      await startAgain(index, { FAIL_POINT: step });
      const died = servers[index]?.ended.then(() => true) ?? Promise.resolve(false);
      const reached = await Promise.race([died, delay(withinMs, false)]);
      await servers[index]?.kill();
      await startAgain(index);
      return reached;
    },
    async killPostgres() {
      process.kill(postgres.pid, 'SIGKILL');
      postgres = await startPostgresAgain(cluster);
    },
    killStore:
      ceph &&
      (async () => {
        await ceph.killGateway();
        await ceph.startGateway();
      }),
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all([mailbox.stop(), postgres.stop(), ceph?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Its orphaned processes hold the shared memory for a moment. */
async function startPostgresAgain(cluster: { dataDir: string; port: number }): Promise<RunningPostgres> {
  for (let tried = 1; ; tried++) {
    try {
      return await startPostgres(cluster);
    } catch (error) {
      if (tried === POSTGRES_TRIES) throw error;
      await delay(100);
    }
  }
}
