import type { BlobStore, StoredBlob } from '../blobs/blobStore.ts';
import type { Database, Sql } from './connection.ts';

const KEYS_AT_ONCE = 500;

export interface Swept {
  /** Objects that no row knew and that were removed. */
  readonly orphans: number;
  /** Rows whose object the store does not list. */
  readonly missing: number;
}

/** Who hears of every object that is to go. */
export interface SweepListener {
  readonly removed: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Compares the whole store with all rows. An object without a row is removed once it is older than `before`: a younger
 * one may be about to get its row. A row is only missed if it is that old, too: its object may be newer than the listing.
 */
export async function sweepObjects(
  database: Database,
  blobs: BlobStore,
  before: Date,
  { removed, failed }: SweepListener = { removed: () => undefined, failed: () => undefined },
): Promise<Swept> {
  let orphans = 0;
  const removeOld = async (unknown: readonly StoredBlob[]) => {
    const old = unknown.filter(({ storedAt }) => storedAt < before);
    for (const { key } of old) {
      try {
        await blobs.remove(key);
        orphans++;
        removed();
      } catch (error) {
        failed(error);
      }
    }
  };
  return withListing(database, blobs, removeOld, async (sql) => {
    const [rows] = await sql<{ missing: number }[]>`
      select count(*) as missing from parts p
      where stored_at < ${before} and not exists (select from listed l where l.blob_key = p.blob_key)`;
    return { orphans, missing: rows?.missing ?? 0 };
  });
}

/** Writes the store's listing beside the rows (table `listed`), tells of objects no row knows, then lets `compare` ask. */
export async function withListing<T>(
  database: Database,
  blobs: BlobStore,
  tell: (unknown: readonly StoredBlob[]) => Promise<void>,
  compare: (sql: Sql) => Promise<T>,
): Promise<T> {
  return database.begin(async (sql) => {
    // A comparison of millions takes longer than any request may, and the store is slow to list.
    await sql`set local statement_timeout = 0`;
    await sql`set local idle_in_transaction_session_timeout = 0`;
    await sql`create temporary table listed (blob_key text primary key, bytes bigint not null) on commit drop`;
    for await (const batch of batches(blobs.list())) await tell(await unknownTo(sql, batch));
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

async function unknownTo(sql: Sql, batch: readonly StoredBlob[]): Promise<StoredBlob[]> {
  const keys = sql.array(batch.map(({ key }) => key));
  await sql`
    insert into listed select * from unnest(${keys}::text[], ${sql.array(batch.map(({ bytes }) => bytes))}::bigint[])
    on conflict do nothing`;
  const rows = await sql<{ blobKey: string }[]>`
    select blob_key from unnest(${keys}::text[]) as keys(blob_key)
    where not exists (select from parts p where p.blob_key = keys.blob_key)`;
  const unknown = new Set(rows.map(({ blobKey }) => blobKey));
  return batch.filter(({ key }) => unknown.has(key));
}
