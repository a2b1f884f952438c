import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import { runner } from 'node-pg-migrate';
import pg from 'pg';
import type { Secret } from '../config/secret.ts';
import { packageRoot } from '../packageRoot.ts';
import { SCHEMA } from './connection.ts';
import { grantToServer } from './grants.ts';

/** Another of our processes migrates: wait for it. The number only has to differ from other programs'. */
const LOCK = 5_136_047_219;

const silent = new Logger(() => () => undefined);

export interface MigrationUrls {
  readonly migrationDatabaseUrl: Secret;
  readonly databaseUrl: Secret;
}

/** Brings the tables of the server and of its job queue up to date; any number of processes may call it at once. */
export async function migrate(urls: MigrationUrls): Promise<void> {
  const client = new pg.Client({ connectionString: urls.migrationDatabaseUrl.reveal() });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await runner({
      dbClient: client,
      dir: join(packageRoot(), 'migrations'),
      direction: 'up',
      schema: SCHEMA,
      createSchema: true,
      migrationsTable: 'migrations',
      // The lock above covers the job queue's tables too.
      noLock: true,
      log: () => undefined,
    });
    await runMigrations({ connectionString: urls.migrationDatabaseUrl.reveal(), logger: silent });
    await grantToServer(client, urls.databaseUrl);
  } finally {
    await client.end();
  }
}
