import type { DropInName } from '@siegelpost/shared/api/dropInName';
import { dropInNameOf } from '../dropIns/dropInName.ts';
import { Refusal } from '../refusal.ts';
import type { Database, Sql } from './connection.ts';

/** A clerk's drop-in page as its owner sees it. */
export interface OwnPage {
  readonly address: string;
  /** Null until it is opened for the first time. */
  readonly name: DropInName | null;
  readonly open: boolean;
  /** Null before the clerk has a key. */
  readonly fingerprint: string | null;
}

/** @throws Refusal `not-signed-in` */
export async function readOwnPage(sql: Sql, clerkId: number): Promise<OwnPage> {
  const [page] = await sql<OwnPage[]>`
    select address, drop_in_name as name, drop_in_open as open, fingerprint from clerks where clerk_id = ${clerkId}`;
  if (!page) throw new Refusal('not-signed-in');
  return page;
}

/** Opens or closes the page; opened for the first time, it gets its name. @throws Refusal `key-missing` */
export async function switchOwnPage(database: Database, clerkId: number, open: boolean): Promise<OwnPage> {
  return database.begin(async (sql) => {
    // Names are given one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended('drop-in names', 0))`;
    const page = await readOwnPage(sql, clerkId);
    if (open && page.fingerprint === null) throw new Refusal('key-missing');
    const name = page.name ?? (open ? await freeName(sql, page.address) : null);
    await sql`update clerks set drop_in_name = ${name}, drop_in_open = ${open} where clerk_id = ${clerkId}`;
    return { ...page, name, open };
  });
}

async function freeName(sql: Sql, address: string): Promise<DropInName> {
  for (let turn = 1; ; turn++) {
    const name = dropInNameOf(address, turn);
    const [taken] = await sql`select from clerks where drop_in_name = ${name}`;
    if (!taken) return name;
  }
}

/** A page that takes packages. */
export interface OpenPage {
  readonly name: DropInName;
  readonly clerkId: number;
  readonly owner: { readonly name: string; readonly address: string };
  readonly fingerprint: string;
  readonly certificate: Buffer;
}

interface PageRow extends Omit<OpenPage, 'name' | 'owner'> {
  readonly dropInName: DropInName;
  readonly name: string;
  readonly address: string;
}

export async function findOpenPage(sql: Sql, name: DropInName): Promise<OpenPage | undefined> {
  const [row] = await sql<PageRow[]>`
    select drop_in_name, clerk_id, name, address, fingerprint, certificate from clerks
    where drop_in_name = ${name} and drop_in_open and certificate is not null`;
  if (!row) return undefined;
  const { dropInName, name: person, address, ...page } = row;
  return { ...page, name: dropInName, owner: { name: person, address } };
}

/** Those of the named pages that are open, in the order of the names. */
export async function listOpenPages(sql: Sql, names: readonly string[]) {
  if (names.length === 0) return [];
  const rows = await sql<Pick<PageRow, 'dropInName' | 'name' | 'address'>[]>`
    select drop_in_name, name, address from clerks
    where drop_in_name in ${sql([...names])} and drop_in_open and certificate is not null`;
  return rows
    .toSorted((one, other) => names.indexOf(one.dropInName) - names.indexOf(other.dropInName))
    .map(({ dropInName, name, address }) => ({ name: dropInName, owner: { name, address } }));
}

/** Whoever asks for a visitor's code waits for the one before, so that they are counted rightly. */
export async function lockVisitorCodes(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('visitor codes', 0))`;
}

/** How many codes were asked for on all drop-in pages since then. */
export async function recentVisitorCodes(sql: Sql, since: Date): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*) from sign_in_codes where visited_clerk_id is not null and requested_at > ${since}`;
  return row?.count ?? 0;
}
