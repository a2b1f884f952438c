import type { PackageId } from '@siegelpost/shared/api/ids';
import type { PackageContent } from '@siegelpost/shared/api/packages';
import type { Principal } from '../packages/principal.ts';
import { Refusal } from '../refusal.ts';
import type { Sql } from './connection.ts';
import { readableBy } from './principals.ts';
import { refuseUnlessOpen } from './states.ts';

interface ContentRow {
  readonly conversationId: PackageContent['conversationId'];
  readonly inReplyTo: PackageContent['inReplyTo'];
  readonly authorKind: PackageContent['authorKind'];
  readonly state: string;
  readonly reference: string;
  readonly sealedAt: Date;
  readonly expiresAt: Date;
  readonly manifest: Buffer;
  readonly authentication: Buffer;
  readonly visitorDigest: Buffer | null;
  readonly vouchKey: Buffer | null;
}

/** What the database knows of an opened package. */
type StoredContent = Omit<PackageContent, 'partsVia'>;

/** What opens a package, for who passed the gates or whose conversation it is. @throws Refusal */
export async function packageContent(
  sql: Sql,
  reader: Principal,
  packageId: PackageId,
  now: Date,
): Promise<StoredContent> {
  const found = await readable(sql, reader, packageId, now);
  const envelopes = await sql<{ packet: Buffer }[]>`
    select packet from envelopes where package_id = ${packageId} order by position`;
  const bodies = await sql<{ sealedBytes: number }[]>`
    select sealed_bytes from bodies where package_id = ${packageId} order by body_index`;
  if (reader.kind === 'clerk' && found.authorKind !== 'clerk') await noteOpened(sql, packageId, now);
  return {
    packageId,
    conversationId: found.conversationId,
    inReplyTo: found.inReplyTo,
    authorKind: found.authorKind,
    reference: found.reference,
    sealedAt: found.sealedAt.toISOString(),
    expiresAt: found.expiresAt.toISOString(),
    envelopes: envelopes.map(({ packet }) => packet.toString('base64')),
    manifest: found.manifest.toString('base64'),
    authentication: found.authentication.toString('base64'),
    bodies: bodies.map(({ sealedBytes }) => ({ sealedBytes })),
    vouch: vouchOf(found),
  };
}

function vouchOf({ visitorDigest, vouchKey }: ContentRow): PackageContent['vouch'] {
  if (visitorDigest === null || vouchKey === null) return null;
  return { addressDigest: visitorDigest.toString('base64url'), vouchKey: vouchKey.toString('base64url') };
}

async function readable(sql: Sql, reader: Principal, packageId: PackageId, now: Date): Promise<ContentRow> {
  const [found] = await sql<ContentRow[]>`
    select p.conversation_id, p.in_reply_to, p.author_kind, p.state, p.reference, p.sealed_at, p.expires_at,
      p.manifest, p.authentication, p.visitor_digest, p.vouch_key
    from packages p join conversations c using (conversation_id)
    where p.package_id = ${packageId} and p.state <> 'uploading' and ${readableBy(sql, reader)}`;
  if (!found) throw new Refusal('not-found');
  // The clerk may read their own package before its link opens.
  const sealedForClerk = reader.kind === 'clerk' && found.state === 'sealed';
  refuseUnlessOpen(sealedForClerk ? { ...found, state: 'active' } : found, now);
  return found;
}

async function noteOpened(sql: Sql, packageId: PackageId, now: Date): Promise<void> {
  await sql`update packages set opened_at = ${now} where package_id = ${packageId} and opened_at is null`;
}

/** One stored object of a body, in order. */
export interface BodyPart {
  readonly blobKey: string;
  readonly partBytes: number;
}

/** The objects a body consists of. @throws Refusal */
export async function bodyParts(
  sql: Sql,
  reader: Principal,
  place: { readonly packageId: PackageId; readonly bodyIndex: number },
  now: Date,
): Promise<readonly BodyPart[]> {
  await readable(sql, reader, place.packageId, now);
  const parts = await sql<BodyPart[]>`
    select blob_key, part_bytes from parts
    where package_id = ${place.packageId} and body_index = ${place.bodyIndex} order by part_index`;
  if (parts.length === 0) throw new Refusal('not-found');
  return parts;
}

/** Whether a download under way may go on. */
export async function isStillOpen(sql: Sql, packageId: PackageId, now: Date): Promise<boolean> {
  const [open] = await sql`
    select from packages where package_id = ${packageId} and state in ('sealed', 'active') and expires_at > ${now}`;
  return open !== undefined;
}
