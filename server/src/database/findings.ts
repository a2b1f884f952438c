import type { BlobStore } from '../blobs/blobStore.ts';
import type { Database, Sql } from './connection.ts';
import { withListing } from './sweep.ts';

/** What a comparison of all rows with the whole store shows; all but `orphans` is damage. */
export interface Findings {
  /** Packages that can be opened, or are being uploaded. */
  readonly packages: number;
  readonly parts: number;
  /** Rows whose object is missing. */
  readonly missing: number;
  /** Rows whose object has another size. */
  readonly wrongSize: number;
  /** Sealed packages that lack a part or an envelope. */
  readonly incomplete: number;
  /** Objects without a row; the nightly sweep removes those of our making after 48 hours. */
  readonly orphans: number;
}

/** Every row has its object in its size, every sealed package is whole. Nothing is changed. */
export async function findDamage(database: Database, blobs: BlobStore, begun: Date): Promise<Findings> {
  return withListing(database, blobs, async (sql) => {
    const [objects] = await sql<{ parts: number; missing: number; wrongSize: number }[]>`
      select count(*) as parts,
        -- A part that came in meanwhile may be missing from the listing alone.
        count(*) filter (where l.blob_key is null and p.stored_at < ${begun}) as missing,
        count(*) filter (where l.bytes <> p.part_bytes) as wrong_size
      from parts p left join listed l using (blob_key)`;
    const { parts = 0, missing = 0, wrongSize = 0 } = objects ?? {};
    const [unknown] = await sql<{ orphans: number }[]>`
      select count(*) as orphans from listed l where not exists (select from parts p where p.blob_key = l.blob_key)`;
    const { orphans = 0 } = unknown ?? {};
    return { ...(await packageCounts(sql)), parts, missing, wrongSize, orphans };
  });
}

async function packageCounts(sql: Sql): Promise<Pick<Findings, 'packages' | 'incomplete'>> {
  const [row] = await sql<{ packages: number; incomplete: number }[]>`
    with stored as (
      select package_id, body_index, sum(part_bytes) as bytes from parts group by package_id, body_index
    ), lacking as (
      select distinct b.package_id from bodies b left join stored s using (package_id, body_index)
      where b.sealed_bytes is distinct from s.bytes
    )
    select count(*) as packages,
      count(*) filter (where state <> 'uploading' and (exists (select from lacking l where l.package_id = p.package_id)
        or not exists (select from envelopes e where e.package_id = p.package_id))) as incomplete
    from packages p where state in ('uploading', 'sealed', 'active')`;
  return { packages: row?.packages ?? 0, incomplete: row?.incomplete ?? 0 };
}
