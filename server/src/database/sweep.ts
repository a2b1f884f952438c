import type { BlobStore } from '../blobs/blobStore.ts';
import type { Database, Sql } from './connection.ts';

const KEYS_AT_ONCE = 500;

export interface SweepOutcome {
  /** Objects that no row knew and that were removed. */
  readonly orphans: number;
  /** Rows whose object the store does not list. */
  readonly missing: number;
}

/**
 * Compares the whole store with all rows. An object without a row is removed once it is older than `before`: a younger
 * one may be about to get its row. A row is only missed if it is that old, too: its object may be newer than the listing.
 */
export async function sweepObjects(
  database: Database,
  blobs: BlobStore,
  before: Date,
): Promise<SweepOutcome> {
  const sql = await database.reserve();
  try {
    await sql`create temporary table if not exists listed (blob_key text primary key)`;
    await sql`truncate listed`;
    const orphans = await sweepListing(sql, blobs, before);
    const [rows] = await sql<{ missing: number }[]>`
      select count(*) as missing from parts p
      where stored_at < ${before} and not exists (select from listed l where l.blob_key = p.blob_key)`;
    return { orphans, missing: rows?.missing ?? 0 };
  } finally {
    sql.release();
  }
}

async function sweepListing(sql: Sql, blobs: BlobStore, before: Date): Promise<number> {
  let orphans = 0;
  let batch: { key: string; storedAt: Date }[] = [];
  const flush = async () => {
    const unknown = await unknownKeys(
      sql,
      batch.map(({ key }) => key),
    );
    const old = batch.filter(({ key, storedAt }) => unknown.has(key) && storedAt < before);
    for (const { key } of old) await blobs.remove(key);
    orphans += old.length;
    batch = [];
  };
  for await (const blob of blobs.list()) {
    batch.push(blob);
    if (batch.length === KEYS_AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
  return orphans;
}

async function unknownKeys(sql: Sql, keys: readonly string[]): Promise<Set<string>> {
  await sql`insert into listed select unnest(${sql.array([...keys])}::text[]) on conflict do nothing`;
  const rows = await sql<{ blobKey: string }[]>`
    select blob_key from unnest(${sql.array([...keys])}::text[]) as keys(blob_key)
    where not exists (select from parts p where p.blob_key = keys.blob_key)`;
  return new Set(rows.map(({ blobKey }) => blobKey));
}
