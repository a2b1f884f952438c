import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp, type TlsFiles } from './app.ts';
import type { BlobStore } from './blobs/blobStore.ts';
import { createBlobStore } from './blobs/createBlobStore.ts';
import type { Config } from './config.ts';
import { connect } from './database/connection.ts';
import { migrate } from './database/migrate.ts';
import { failPointsAt } from './failPoints.ts';
import { runJobs } from './jobs/runJobs.ts';
import { createMailer, type Mailer } from './mail/mailer.ts';
import { createMetrics } from './metrics/metrics.ts';
import { listenForMetrics } from './metrics/routes.ts';
import { packageRoot } from './packageRoot.ts';
import { type Builds, type Limits, LIMITS, type Parts } from './parts.ts';
import { createLog } from './security/log.ts';

/** What the demonstration and tests put in the place of the real thing. */
export interface Overrides {
  readonly now?: () => Date;
  readonly blobs?: BlobStore;
  readonly mailer?: Mailer;
  readonly log?: Logger;
  readonly limits?: Partial<Limits>;
  readonly builds?: Partial<Builds>;
}

export interface RunningServer {
  /** Scheme, host and port people reach it under. */
  readonly origin: string;
  /** Answers no new requests, lets those under way finish, gives back everything. */
  close(): Promise<void>;
}

/** Migrates the database, listens, works on jobs. Everything it opened is closed again if a step fails. */
export async function startServer(config: Config, overrides: Overrides = {}): Promise<RunningServer> {
  const log = overrides.log ?? createLog(config);
  const busy: (() => Promise<unknown>)[] = [];
  const closers: (() => Promise<unknown> | void)[] = [];
  const close = async () => {
    // What is at work ends side by side, each within `stopMs`; then what it works with is given back.
    await Promise.all(busy.splice(0).map((end) => end()));
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    await migrate(config);
    const database = connect(config.databaseUrl);
    closers.push(() => database.end({ timeout: 5 }));
    const mailer = overrides.mailer ?? createMailer(config);
    closers.push(() => mailer.close());

    const blobs = overrides.blobs ?? createBlobStore(config.blobs);
    await blobs.prepare();
    const place = { origin: config.publicUrl.origin };
    const limits = { ...LIMITS, ...overrides.limits };
    const parts: Parts = {
      config,
      database,
      log,
      blobs,
      now: overrides.now ?? (() => new Date()),
      publicOrigin: () => place.origin,
      limits,
      builds: { ...builtFolders(), ...overrides.builds },
      metrics: createMetrics(database, limits.checkMs),
      failPoints: failPointsAt(config.failPoint),
    };
    const app = await buildApp(parts, await readTls(config));
    busy.push(() => closeWithin(app, limits.stopMs));
    await app.listen(config.listen);
    place.origin = publicOrigin(config, app);
    const { listen } = config.metrics;
    if (listen !== null) {
      const metricsApp = await listenForMetrics(config.metrics, listen, parts.metrics);
      busy.push(() => metricsApp.close());
    }
    const jobs = await runJobs(parts, mailer);
    busy.push(() => jobs.stop());
    log.info('ready');
    return { origin: place.origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function builtFolders(): Builds {
  const root = packageRoot();
  return { pages: join(root, 'pages', 'dist'), pane: join(root, '..', 'addin', 'dist') };
}

async function readTls({ tls }: Config): Promise<TlsFiles> {
  if (!tls) return null;
  const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)]);
  return { cert, key };
}

/** With a listening port of 0, nobody can know the public one before. */
function publicOrigin({ publicUrl, listen }: Config, app: FastifyInstance): string {
  if (listen.port !== 0) return publicUrl.origin;
  const { port } = app.server.address() as AddressInfo;
  return `${publicUrl.protocol}//${publicUrl.hostname}:${port}`;
}

async function closeWithin(app: FastifyInstance, ms: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), ms);
  await app.close();
  clearTimeout(timer);
}
