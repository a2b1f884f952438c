import type { Client } from 'pg';
import type { Secret } from '../config/secret.ts';
import { SCHEMA } from './connection.ts';

/** Where graphile-worker keeps its jobs. */
const JOB_SCHEMA = 'graphile_worker';

/** Lets the server's role work on rows, where another role owns the tables: the server itself needs no DDL. */
export async function grantToServer(owner: Client, databaseUrl: Secret): Promise<void> {
  const role = decodeURIComponent(new URL(databaseUrl.reveal()).username);
  const { rows } = await owner.query<{ same: boolean }>('select current_user = $1 as same', [role]);
  if (!role || rows[0]?.same) return;
  const name = owner.escapeIdentifier(role);
  for (const schema of [SCHEMA, JOB_SCHEMA]) {
    await owner.query(`
      grant usage on schema ${schema} to ${name};
      grant select, insert, update, delete on all tables in schema ${schema} to ${name};
      grant usage, select on all sequences in schema ${schema} to ${name};
      grant execute on all functions in schema ${schema} to ${name};`);
  }
  await letThroughRowSecurity(owner, name);
}

/** graphile-worker closes its tables by row-level security to everybody but their owner. */
async function letThroughRowSecurity(owner: Client, name: string): Promise<void> {
  const { rows } = await owner.query<{ relname: string }>(
    `select relname from pg_class c where relnamespace = $1::regnamespace and relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and polname = 'siegelpost_server')`,
    [JOB_SCHEMA],
  );
  for (const { relname } of rows) {
    const table = `${JOB_SCHEMA}.${owner.escapeIdentifier(relname)}`;
    await owner.query(
      `create policy siegelpost_server on ${table} to ${name} using (true) with check (true)`,
    );
  }
}
