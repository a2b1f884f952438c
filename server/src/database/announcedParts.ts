import type { PackageId } from '@siegelpost/shared/api/ids';
import { Refusal } from '../refusal.ts';
import type { Sql } from './connection.ts';
import type { PartPlace } from './parts.ts';

/**
 * After this time an announced part gets another key. The sweeper takes what is twice as old and has no row: it can never
 * take an object that is just being recorded.
 */
const SAME_KEY_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Where a part is to be put. */
export interface AnnouncedPart {
  readonly blobKey: string;
  readonly digest: Buffer;
}

/**
 * Notes which octets are going to be put under which key; the same part again gets the same key, so that it is one object
 * however often it is sent. Answers the key. @throws Refusal `part-conflict` where others were announced before
 */
export async function announcePart(
  sql: Sql,
  place: PartPlace,
  { blobKey, digest }: AnnouncedPart,
  now: Date,
): Promise<string> {
  const [announced] = await sql<AnnouncedPart[]>`
    insert into announced_parts as known
      (package_id, body_index, part_index, blob_key, digest, announced_at)
    values (${place.packageId}, ${place.bodyIndex}, ${place.partIndex}, ${blobKey}, ${digest}, ${now})
    on conflict (package_id, body_index, part_index) do update set
      blob_key = case when ${stale(sql, now)} then excluded.blob_key else known.blob_key end,
      announced_at = case when ${stale(sql, now)} then excluded.announced_at else known.announced_at end
    returning blob_key, digest`;
  if (!announced?.digest.equals(digest)) throw new Refusal('part-conflict');
  return announced.blobKey;
}

const stale = (sql: Sql, now: Date) =>
  sql`known.announced_at <= ${new Date(now.getTime() - SAME_KEY_HOURS * HOUR_MS)}`;

/** What was announced of a part, as long as its key is good. */
export async function announcedPart(
  sql: Sql,
  place: PartPlace,
  now: Date,
): Promise<AnnouncedPart | undefined> {
  const [announced] = await sql<AnnouncedPart[]>`
    select blob_key, digest from announced_parts known
    where package_id = ${place.packageId} and body_index = ${place.bodyIndex} and part_index = ${place.partIndex}
      and not ${stale(sql, now)}`;
  return announced;
}

/** A sealed package expects nothing more. What was put and never recorded is the sweeper's. */
export async function forgetAnnounced(sql: Sql, packageId: PackageId): Promise<void> {
  await sql`delete from announced_parts where package_id = ${packageId}`;
}
