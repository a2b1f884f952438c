import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningPostgres, startPostgres } from '@siegelpost/scripts/demo/postgres';
import { temporaryFolder } from '@siegelpost/scripts/demo/postgres/temporaryFolder';
import { Secret } from '@siegelpost/server/config/secret';
import { isAway } from '@siegelpost/server/database/away';
import { connect, type Database, type Sql } from '@siegelpost/server/database/connection';
import { query } from '../support/query.ts';

let folder: string;
let postgres: RunningPostgres;
let database: Database;

beforeAll(async () => {
  folder = await temporaryFolder('lost');
  postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  database = connect(new Secret(postgres.url));
});

afterAll(async () => {
  // postgres.js waits for connections that were lost.
  await database.end({ timeout: 1 });
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Ends the connection that a transaction speaks over, as a database that restarts does. */
async function loseLine(
  sql: Sql,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const [own] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const lose = () => query(postgres.url, `select pg_terminate_backend(${own?.pid ?? 0})`);
  await Promise.all([meanwhile(), lose()]);
}

const goesOn = async () => expect(await database<{ one: number }[]>`select 1 as one`).toEqual([{ one: 1 }]);

test.each([
  ['in the middle of a statement', (sql: Sql) => loseLine(sql, () => sql`select pg_sleep(20)`)],
  [
    'between two statements',
    async (sql: Sql) => {
      await loseLine(sql);
      await sql`select 1`;
    },
  ],
  [
    'long before the next statement',
    async (sql: Sql) => {
      await loseLine(sql);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await sql`select 1`;
    },
  ],
  ['before the commit', (sql: Sql) => loseLine(sql)],
])('a transaction that loses its line %s fails, and the next one is served (row 62)', async (_when, work) => {
  const error: unknown = await database.begin(work).catch((lost: unknown) => lost);
  expect(isAway(error)).toBe(true);
  await goesOn();
});

test('a transaction that is refused is rolled back, and says why', async () => {
  await database`create temporary table kept (number integer)`;
  const refused = database.begin(async (sql) => {
    await sql`insert into kept values (1)`;
    throw new RangeError('not this one');
  });
  await expect(refused).rejects.toThrow('not this one');
  await goesOn();
});
