import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Principal } from '../packages/principal.ts';
import { Refusal } from '../refusal.ts';
import type { Sql } from './connection.ts';
import { writtenBy } from './principals.ts';

/** Where a part belongs. */
export interface PartPlace {
  readonly packageId: PackageId;
  readonly bodyIndex: number;
  readonly partIndex: number;
}

/** What is known about a part's place before its octets flow. */
export interface Slot {
  readonly sealedBytes: number;
  /** Digest of the part that is there already. */
  readonly digest: Buffer | null;
}

/** The place a part is to be stored in. @throws Refusal `not-found`, `package-sealed` */
export async function findSlot(sql: Sql, author: Principal, place: PartPlace): Promise<Slot> {
  const [slot] = await sql<(Slot & { state: string })[]>`
    select p.state, b.sealed_bytes, parts.digest
    from packages p join conversations c using (conversation_id)
      join bodies b on b.package_id = p.package_id and b.body_index = ${place.bodyIndex}
      left join parts on parts.package_id = p.package_id and parts.body_index = b.body_index
        and parts.part_index = ${place.partIndex}
    where p.package_id = ${place.packageId} and ${writtenBy(sql, author)}`;
  if (!slot) throw new Refusal('not-found');
  if (slot.state !== 'uploading') throw new Refusal('package-sealed');
  return slot;
}

/** Digests of the first parts, by body, of a package whose bodies are no longer than that. */
export async function firstDigests(sql: Sql, packageId: PackageId): Promise<(Buffer | undefined)[]> {
  const rows = await sql<{ bodyIndex: number; digest: Buffer }[]>`
    select body_index, digest from parts where package_id = ${packageId} and part_index = 0`;
  const digests: (Buffer | undefined)[] = [];
  for (const { bodyIndex, digest } of rows) digests[bodyIndex] = digest;
  return digests;
}

/** A part that the store holds durably. */
export interface StoredPart extends PartPlace {
  readonly blobKey: string;
  readonly partBytes: number;
  readonly digest: Buffer;
}

/**
 * Records a stored part, in one step with the check that the package is still open. The first part wins; whether ours
 * did is answered. @throws Refusal `package-sealed`, `part-conflict`
 */
export async function recordPart(sql: Sql, part: StoredPart, now: Date): Promise<'recorded' | 'there'> {
  const [outcome] = await sql<{ open: boolean; added: boolean }[]>`
    with open as (
      update packages set last_part_at = ${now}
      where package_id = ${part.packageId} and state = 'uploading' returning package_id
    ), added as (
      insert into parts (package_id, body_index, part_index, blob_key, part_bytes, digest, stored_at)
      select package_id, ${part.bodyIndex}, ${part.partIndex}, ${part.blobKey}, ${part.partBytes}, ${part.digest},
        ${now}
      from open on conflict (package_id, body_index, part_index) do nothing returning 1
    )
    select exists (select from open) as open, exists (select from added) as added`;
  if (outcome?.added) return 'recorded';
  const [first] = await sql<{ digest: Buffer }[]>`
    select digest from parts where package_id = ${part.packageId} and body_index = ${part.bodyIndex}
      and part_index = ${part.partIndex}`;
  // The same part from a request that was faster, which may have sealed the package already.
  if (first?.digest.equals(part.digest)) return 'there';
  throw new Refusal(outcome?.open ? 'part-conflict' : 'package-sealed');
}
