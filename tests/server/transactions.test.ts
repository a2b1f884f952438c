import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningPostgres, startPostgres } from '@siegelpost/scripts/demo/postgres';
import { temporaryFolder } from '@siegelpost/scripts/demo/postgres/temporaryFolder';
import { Secret } from '@siegelpost/server/config/secret';
import { connect, type Database } from '@siegelpost/server/database/connection';

/** Connections of a server's pool. */
const CONNECTIONS = 20;
/** Statements that the driver has under way on one connection unless told otherwise. */
const PIPELINED = 100;

let folder: string;
let postgres: RunningPostgres;
let database: Database;

beforeAll(async () => {
  folder = await temporaryFolder('transactions');
  postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  database = connect(new Secret(postgres.url));
});

afterAll(async () => {
  await database.end();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Who does the work, and in which transaction. */
const whoAndWhich = (sql: Pick<Database, 'unsafe'>) =>
  sql.unsafe('select pg_backend_pid() as pid, pg_current_xact_id()::text as transaction');

test('however many statements wait, a transaction has its connection to itself until its end', async () => {
  const occupy = () => Array.from({ length: CONNECTIONS }, () => database`select pg_sleep(0.5)`.execute());
  // All connections are open then.
  await Promise.all(occupy());
  const busy = occupy();
  const waiting = Array.from({ length: CONNECTIONS * (PIPELINED - 1) - 10 }, () =>
    database`select 1`.execute(),
  );
  const transactions = Array.from({ length: 3 * CONNECTIONS }, () =>
    database.begin(async (sql) => {
      const [first] = await whoAndWhich(sql);
      const [second] = await whoAndWhich(sql);
      return [first, second];
    }),
  );
  await Promise.all([...busy, ...waiting]);
  const seen = await Promise.all(transactions);
  for (const [first, second] of seen) expect(second).toEqual(first);
  expect(new Set(seen.map(([first]) => String(first?.['transaction']))).size).toBe(3 * CONNECTIONS);
  const left = await database`
    select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
  expect(left).toHaveLength(0);
});
