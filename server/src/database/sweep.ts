import { BLOB_KEY } from '../blobs/blobKey.ts';
import type { BlobStore, StoredBlob } from '../blobs/blobStore.ts';
import { Removals } from '../blobs/removals.ts';
import type { Database, Sql } from './connection.ts';

const KEYS_AT_ONCE = 500;

/** So many objects without a row are what crashes leave behind; above that their share in the store counts. */
const ORPHANS_OF_CRASHES = 50;
const STRANGE_SHARE = 0.2;

export interface Swept {
  /** Objects that no row knew and that were removed. */
  readonly orphans: number;
  /** Objects that no row knows, so many that database and store may not belong together: none was removed. */
  readonly spared: number;
  /** Rows whose object the store does not list. */
  readonly missing: number;
}

export interface SweepOptions {
  /** Removes orphans however many there are. */
  readonly force?: boolean;
  /** Hear of every object that is to go. */
  readonly removed?: () => void;
  readonly failed?: (error: unknown) => void;
}

/**
 * Compares the whole store with all rows. An object without a row is removed once it is older than `before`: a younger
 * one may be about to get its row. A row is only missed if it is that old, too: its object may be newer than the listing.
 * What is not of our making stays.
 */
export async function sweepObjects(
  database: Database,
  blobs: BlobStore,
  before: Date,
  options: SweepOptions = {},
): Promise<Swept> {
  return withListing(database, blobs, async (sql) => {
    const spared = options.force ? 0 : await strangeOrphans(sql, before);
    const orphans = spared > 0 ? 0 : await removeOrphans(sql, blobs, before, options);
    const [rows] = await sql<{ missing: number }[]>`
      select count(*) as missing from parts p
      where stored_at < ${before} and not exists (select from listed l where l.blob_key = p.blob_key)`;
    return { orphans, spared, missing: rows?.missing ?? 0 };
  });
}

/**
 * Removes for good what others marked as deleted before `before`, unless a row knows it: that can be restored. Not to be called
 * where rows miss their objects.
 */
export async function sweepMarked(
  database: Database,
  blobs: BlobStore,
  before: Date,
  failed: (error: unknown) => void,
): Promise<void> {
  const marked = await blobs.listMarked(before);
  const removals = new Removals(failed);
  for (let at = 0; at < marked.length; at += KEYS_AT_ONCE) {
    const keys = database.array(marked.slice(at, at + KEYS_AT_ONCE));
    const unknown = await database<{ blobKey: string }[]>`
      select l.blob_key from unnest(${keys}::text[]) as l (blob_key) where ${isUnknown(database)}`;
    for (const { blobKey } of unknown) {
      await removals.attempt(() => blobs.removeMarked(blobKey));
      if (removals.storeIsAway) return;
    }
  }
}

/** Objects without a row; those of packages that are gone are deleted by their own job. */
const isUnknown = (sql: Sql) => sql`
  not exists (select from parts p where p.blob_key = l.blob_key)
    and not exists (select from doomed_objects d where d.blob_key = l.blob_key)`;

/** Old objects of the listing without a row. */
const isOrphan = (sql: Sql, before: Date) => sql`
  l.stored_at < ${before} and l.blob_key ~ ${BLOB_KEY} and ${isUnknown(sql)}`;

/** How many orphans there are, where they are too many for crashes: a fresh or older database is at a full store. */
async function strangeOrphans(sql: Sql, before: Date): Promise<number> {
  const [counted] = await sql<{ orphans: number; all: number }[]>`
    select count(*) filter (where ${isOrphan(sql, before)}) as orphans, count(*) as all
    from listed l where l.blob_key ~ ${BLOB_KEY}`;
  const { orphans = 0, all = 0 } = counted ?? {};
  return orphans > ORPHANS_OF_CRASHES && orphans > all * STRANGE_SHARE ? orphans : 0;
}

async function removeOrphans(
  sql: Sql,
  blobs: BlobStore,
  before: Date,
  { removed, failed }: SweepOptions,
): Promise<number> {
  let orphans = 0;
  const removals = new Removals((error) => failed?.(error));
  for (let last = ''; ;) {
    // Asked anew for each batch: many removals take their time.
    const batch = await sql<{ blobKey: string }[]>`
      select blob_key from listed l where l.blob_key > ${last} and ${isOrphan(sql, before)}
      order by blob_key limit ${KEYS_AT_ONCE}`;
    for (const { blobKey } of batch) {
      if (await removals.attempt(() => blobs.remove(blobKey))) {
        orphans++;
        removed?.();
      }
      if (removals.storeIsAway) return orphans;
    }
    if (batch.length < KEYS_AT_ONCE) return orphans;
    last = batch.at(-1)?.blobKey ?? '';
  }
}

/** Writes the store's listing beside the rows (table `listed`), then lets `compare` ask. */
export async function withListing<T>(
  database: Database,
  blobs: BlobStore,
  compare: (sql: Sql) => Promise<T>,
): Promise<T> {
  return database.begin(async (sql) => {
    // A comparison of millions takes longer than any request may, and the store is slow to list.
    await sql`set local statement_timeout = 0`;
    await sql`set local idle_in_transaction_session_timeout = 0`;
    await sql`
      create temporary table listed (blob_key text primary key, bytes bigint not null, stored_at timestamptz not null)
      on commit drop`;
    for await (const batch of batches(blobs.list())) await writeDown(sql, batch);
    await sql`analyze listed`;
    return compare(sql);
  }) as Promise<T>;
}

async function* batches(blobs: AsyncIterable<StoredBlob>): AsyncGenerator<StoredBlob[]> {
  let batch: StoredBlob[] = [];
  for await (const blob of blobs) {
    batch.push(blob);
    if (batch.length < KEYS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function writeDown(sql: Sql, batch: readonly StoredBlob[]): Promise<void> {
  const keys = sql.array(batch.map(({ key }) => key));
  const bytes = sql.array(batch.map((blob) => blob.bytes));
  const times = sql.array(batch.map(({ storedAt }) => storedAt.toISOString()));
  await sql`
    insert into listed select * from unnest(${keys}::text[], ${bytes}::bigint[], ${times}::timestamptz[])
    on conflict do nothing`;
}
