import type { PackageId } from '@siegelpost/shared/api/ids';
import type { NewPackage, UploadedParts } from '@siegelpost/shared/api/packages';
import type { Principal, RecipientPrincipal, VisitorPrincipal } from '../packages/principal.ts';
import { Refusal } from '../refusal.ts';
import type { Database, Sql } from './connection.ts';
import { writtenBy } from './principals.ts';
import { type Quotas, refuseOverQuota } from './quotas.ts';
import { refuseUnlessOpen } from './states.ts';
import { endQuietUploads } from './unsealedUploads.ts';
import { beginVisitorConversation, type DailyLimits } from './visits.ts';

/** Answers to one package; more is not a conversation but an attempt to fill the store. */
const MAX_ANSWERS = 50;

/** What a new package is judged by. */
export interface OpeningRules {
  readonly visitorLimits: DailyLimits;
  readonly quotas: Quotas;
  readonly now: Date;
}

/** Opens a package for upload; the same request again has no effect. @throws Refusal */
export async function openUpload(
  database: Database,
  author: Principal,
  order: NewPackage,
  { visitorLimits, quotas, now }: OpeningRules,
): Promise<'created' | 'same'> {
  return database.begin(async (sql) => {
    if (await isSameUpload(sql, author, order)) return 'same';
    switch (author.kind) {
      case 'clerk':
        await prepareConversation(sql, author.clerkId, order, now);
        break;
      case 'recipient':
        await checkAnswer(sql, author, order, now);
        break;
      case 'visitor':
        await beginVisitorConversation(sql, author, order, { limits: visitorLimits, now });
        break;
    }
    if (author.kind !== 'clerk') await endQuietUploads(sql, author, now);
    const added = await sql`
      insert into packages ${sql({
        package_id: order.packageId,
        conversation_id: order.conversationId,
        in_reply_to: order.inReplyTo,
        author_kind: author.kind,
        state: 'uploading',
        created_at: now,
        last_part_at: now,
        file_count: order.bodies.length,
        sealed_bytes: order.bodies.reduce((sum, body) => sum + body.sealedBytes, 0),
        ...(author.kind === 'visitor' ? vouchedBy(author) : {}),
        ...(author.kind === 'recipient' ? { author_reader: author.reader } : {}),
      })} on conflict (package_id) do nothing`;
    if (added.count === 0) return sameOrTaken(sql, author, order);
    await refuseOverQuota(sql, order.conversationId, author.kind, quotas);
    await addBodies(sql, order);
    return 'created';
  });
}

const vouchedBy = ({ visitDigest, addressDigest, vouchKey }: VisitorPrincipal) => ({
  visit_digest: visitDigest,
  visitor_digest: addressDigest,
  vouch_key: vouchKey,
});

async function sameOrTaken(sql: Sql, author: Principal, order: NewPackage): Promise<'same'> {
  if (await isSameUpload(sql, author, order)) return 'same';
  throw new Refusal('package-exists');
}

async function isSameUpload(sql: Sql, author: Principal, order: NewPackage): Promise<boolean> {
  const [found] = await sql<{ conversationId: string; inReplyTo: string | null; sizes: number[] }[]>`
    select p.conversation_id, p.in_reply_to,
      array(select sealed_bytes from bodies b where b.package_id = p.package_id order by body_index)::float8[] as sizes
    from packages p join conversations c using (conversation_id)
    where p.package_id = ${order.packageId} and ${writtenBy(sql, author)}`;
  return (
    found?.conversationId === order.conversationId &&
    found.inReplyTo === order.inReplyTo &&
    found.sizes.length === order.bodies.length &&
    order.bodies.every(({ sealedBytes }, index) => found.sizes[index] === sealedBytes)
  );
}

/** A clerk starts a conversation, or goes on with one of their own. */
async function prepareConversation(sql: Sql, clerkId: number, order: NewPackage, now: Date): Promise<void> {
  const [clerk] = await sql<{ fingerprint: string | null }[]>`
    select fingerprint from clerks where clerk_id = ${clerkId}`;
  if (!clerk?.fingerprint) throw new Refusal('key-missing');
  await sql`
    insert into conversations ${sql({ conversation_id: order.conversationId, clerk_id: clerkId, created_at: now })}
    on conflict do nothing`;
  const [own] = await sql`
    select from conversations where conversation_id = ${order.conversationId} and clerk_id = ${clerkId} for share`;
  if (!own) throw new Refusal('package-exists');
  if (order.inReplyTo === null) return;
  const [answered] = await sql`
    select from packages where package_id = ${order.inReplyTo} and conversation_id = ${order.conversationId}
      and state <> 'uploading'`;
  if (!answered) throw new Refusal('not-found');
}

/** A recipient answers the package they claimed, nothing else. */
async function checkAnswer(
  sql: Sql,
  author: RecipientPrincipal,
  order: NewPackage,
  now: Date,
): Promise<void> {
  const [answered] = await sql<{ conversationId: string; state: string; expiresAt: Date }[]>`
    select conversation_id, state, expires_at from packages where package_id = ${author.claimedPackage} for update`;
  if (answered?.conversationId !== order.conversationId || order.inReplyTo !== author.claimedPackage)
    throw new Refusal('not-found');
  refuseUnlessOpen(answered, now);
  const [answers] = await sql<{ count: number }[]>`
    select count(*) from packages where in_reply_to = ${author.claimedPackage} and author_kind = 'recipient'
      and state in ('uploading', 'active')`;
  if ((answers?.count ?? 0) >= MAX_ANSWERS) throw new Refusal('quota-exceeded');
}

async function addBodies(sql: Sql, order: NewPackage): Promise<void> {
  if (order.bodies.length === 0) return;
  const rows = order.bodies.map(({ sealedBytes }, bodyIndex) => ({
    package_id: order.packageId,
    body_index: bodyIndex,
    sealed_bytes: sealedBytes,
  }));
  await sql`insert into bodies ${sql(rows)}`;
}

/** Which parts are durable. @throws Refusal `not-found` */
export async function uploadedParts(
  sql: Sql,
  author: Principal,
  packageId: PackageId,
): Promise<UploadedParts> {
  const [found] = await sql<{ state: string }[]>`
    select p.state from packages p join conversations c using (conversation_id)
    where p.package_id = ${packageId} and ${writtenBy(sql, author)}`;
  if (!found) throw new Refusal('not-found');
  return { sealed: found.state !== 'uploading', bodies: await storedParts(sql, packageId) };
}

/** The bodies of a package with the indices of their stored parts, in order. */
export async function storedParts(sql: Sql, packageId: PackageId): Promise<UploadedParts['bodies']> {
  const rows = await sql<{ sealedBytes: number; parts: number[] }[]>`
    select b.sealed_bytes, array(
      select part_index from parts p where p.package_id = b.package_id and p.body_index = b.body_index
      order by part_index) as parts
    from bodies b where b.package_id = ${packageId} order by b.body_index`;
  return rows.map(({ sealedBytes, parts }) => ({ sealedBytes, parts }));
}
