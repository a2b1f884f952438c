import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@siegelpost/scripts/demo/ports';
import { type RunningPostgres, startPostgres } from '@siegelpost/scripts/demo/postgres';
import { temporaryFolder } from '@siegelpost/scripts/demo/postgres/temporaryFolder';
import { type Ceph, startCeph } from '../support/ceph.ts';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { type ServerProcess, startServerProcess } from '../support/serverProcess.ts';

const POSTGRES_TRIES = 40;
/** Characters of a server's output that say why it ended. */
const LAST_WORDS = 2_000;

/** Two servers on one PostgreSQL and one store, all of which may be killed and come back. */
export interface Place {
  readonly databaseUrl: string;
  readonly kind: StoreKind;
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
  /** The last lines of every server that ended although nobody had killed it. */
  readonly endedByThemselves: readonly string[];
  /** Kills the store's gateway and starts it again; undefined where the store has no process of its own. */
  readonly killStore: (() => Promise<void>) | undefined;
  stop(): Promise<void>;
}

/** `s3-direct`: clients put into the store and fetch from it themselves. */
export type StoreKind = 'fs' | 's3' | 's3-direct';

/** @throws Error where S3 is asked for and this machine has no Ceph */
export async function startPlace(kind: StoreKind): Promise<Place> {
  const ceph = kind === 'fs' ? undefined : await startCeph();
  if (kind !== 'fs' && !ceph) throw new Error('There is no S3 store to kill.');
  const folder = await temporaryFolder('kill');
  const cluster = { dataDir: join(folder, 'postgres'), port: await freePort() };
  const [firstPostgres, mailbox] = await Promise.all([startPostgres(cluster), startMailbox()]);
  let postgres = firstPostgres;
  const databaseUrl = postgres.url;
  const store = ceph
    ? { ...ceph.settings('kill'), ...(kind === 's3-direct' ? directTo(ceph) : {}) }
    : { BLOB_STORE: 'fs', BLOB_DIR: join(folder, 'blobs') };
  const ports = [await freePort(), await freePort()];
  const endedByThemselves: string[] = [];
  const toEnd = new Set<ServerProcess>();
  const start = async (index: number, env: Record<string, string> = {}) => {
    const server = await startServerProcess({
      databaseUrl,
      blobDir: '',
      smtpUrl: mailbox.url,
      port: ports[index] ?? 0,
      env: { ...store, ...env },
    });
    if (env['FAIL_POINT']) toEnd.add(server);
    void server.ended.then(() => {
      if (!toEnd.has(server)) endedByThemselves.push(server.output().slice(-LAST_WORDS));
    });
    return server;
  };
  const servers: ServerProcess[] = [];
  for (const index of ports.keys()) servers.push(await start(index));

  async function end(index: number): Promise<void> {
    const server = servers[index];
    if (!server) return;
    toEnd.add(server);
    await server.kill();
  }

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
    kind,
    store,
    mailbox,
    endedByThemselves,
    origins: servers.map(({ origin }) => origin),
    async killServer(index) {
      await end(index);
      await startAgain(index);
    },
    async killServerAfter(index, step, withinMs) {
      await end(index);
      await startAgain(index, { FAIL_POINT: step });
      const died = servers[index]?.ended.then(() => true) ?? Promise.resolve(false);
      const reached = await Promise.race([died, delay(withinMs, false)]);
      await end(index);
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
      for (const server of servers) toEnd.add(server);
      await Promise.all(servers.map((server) => server.stop()));
      await Promise.all([mailbox.stop(), postgres.stop(), ceph?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const directTo = ({ endpoint }: Ceph) => ({ S3_DIRECT: 'on', S3_PUBLIC_URL: endpoint });

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
