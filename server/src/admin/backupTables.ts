import { type Sql, SCHEMA } from '../database/connection.ts';

export interface BackedUpTable {
  readonly name: string;
  readonly columns: string[];
}

/**
 * Made again by migrations, by the trigger that counts octets, by browsers that announce parts, and by people: whoever
 * signs in anew loses nothing. Used sign-in codes stay in: their numbers must go on, because a mail is never sent twice under one number.
 */
const LEFT_OUT = [
  'migrations',
  'sessions',
  'doomed_objects',
  'announced_parts',
  'job_workers',
  'stored_octets',
  'unsent_mails',
];

/** Every table of the server that a backup holds, parents before their children. */
export async function backedUpTables(sql: Sql): Promise<BackedUpTable[]> {
  const rows = await sql<{ name: string; columns: string[]; parents: string[] }[]>`
    select t.relname as name,
      array(select attname::text from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped
        and attgenerated = '' order by attnum) as columns,
      array(select p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = t.oid and f.contype = 'f' and p.oid <> t.oid) as parents
    from pg_class t where t.relnamespace = ${SCHEMA}::regnamespace and t.relkind = 'r'
      and t.relname not in ${sql(LEFT_OUT)} order by t.relname`;
  const waiting = [...rows];
  const ordered: BackedUpTable[] = [];
  const isPlaced = (name: string) => ordered.some((table) => table.name === name);
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ parents }) =>
      parents.every((parent) => isPlaced(parent) || LEFT_OUT.includes(parent)),
    );
    // Tables that need each other have no order; taking them as they come lets the restore say which.
    const [table] = waiting.splice(Math.max(0, next), 1);
    if (table) ordered.push({ name: table.name, columns: table.columns });
  }
  return ordered;
}

export async function migrationsDone(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select name from migrations order by name`;
  return rows.map(({ name }) => name);
}
