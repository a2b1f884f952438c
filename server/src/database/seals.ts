import type { PackageId } from '@siegelpost/shared/api/ids';
import type { SealedPackage, SealPackage } from '@siegelpost/shared/api/packages';
import { partCount } from '@siegelpost/shared/chunks/parts';
import type { Principal } from '../packages/principal.ts';
import { newReference } from '../packages/reference.ts';
import { Refusal, type RefusalDetails } from '../refusal.ts';
import type { Database, Sql } from './connection.ts';
import { gateColumns } from './gateColumns.ts';
import { forgetAnnounced } from './announcedParts.ts';
import { addJob } from './jobs.ts';
import { type Lifetimes, refuseExpiry } from './lifetimes.ts';
import { writtenBy } from './principals.ts';
import { storedParts } from './uploads.ts';

const DAY_MS = 86_400_000;
const MOST_MISSING = 100;

interface Row {
  readonly packageId: PackageId;
  readonly inReplyTo: PackageId | null;
  readonly state: string;
  readonly reference: string | null;
  readonly sealedAt: Date | null;
  readonly expiresAt: Date | null;
}

/** Makes a package complete in one transaction; repeated, it gives the first answer again. @throws Refusal */
export async function sealPackage(
  database: Database,
  author: Principal,
  order: SealPackage & { readonly packageId: PackageId },
  lifetimes: Lifetimes,
  now: Date,
): Promise<SealedPackage> {
  return database.begin(async (sql) => {
    const [found] = await sql<Row[]>`
      select p.package_id, p.in_reply_to, p.state, p.reference, p.sealed_at, p.expires_at
      from packages p join conversations c using (conversation_id)
      where p.package_id = ${order.packageId} and ${writtenBy(sql, author)} for update of p`;
    if (!found) throw new Refusal('not-found');
    if (found.state !== 'uploading') return answer(found);
    await refuseGaps(sql, order.packageId);
    const expiresAt =
      author.kind === 'clerk'
        ? clerkExpiry(order, lifetimes, now)
        : await answerExpiry(sql, order, found, lifetimes, now);
    await addEnvelopes(sql, order);
    await forgetAnnounced(sql, order.packageId);
    const sealed = await complete(sql, order, { kind: author.kind, expiresAt, now });
    if (author.kind !== 'clerk')
      await addJob(sql, 'mail-answer', { packageId: order.packageId }, `answer:${order.packageId}`);
    return answer(sealed);
  });
}

function answer({ packageId, reference, sealedAt, expiresAt }: Row): SealedPackage {
  if (reference === null || sealedAt === null || expiresAt === null) throw new Refusal('internal-error');
  return { packageId, reference, sealedAt: sealedAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

async function refuseGaps(sql: Sql, packageId: PackageId): Promise<void> {
  const bodies = await storedParts(sql, packageId);
  const missing: NonNullable<RefusalDetails['missing']> = [];
  for (const [bodyIndex, { sealedBytes, parts }] of bodies.entries()) {
    const stored = new Set(parts);
    for (let partIndex = 0; partIndex < partCount(sealedBytes); partIndex++)
      if (!stored.has(partIndex)) missing.push({ bodyIndex, partIndex });
  }
  if (missing.length > 0)
    throw new Refusal('package-incomplete', { missing: missing.slice(0, MOST_MISSING) });
}

function clerkExpiry(order: SealPackage, lifetimes: Lifetimes, now: Date): Date {
  if (!order.gates || !order.expiresAt || order.senderRecord === null) throw new Refusal('bad-request');
  const expiresAt = new Date(order.expiresAt);
  refuseExpiry(expiresAt, lifetimes, now);
  return expiresAt;
}

async function answerExpiry(
  sql: Sql,
  order: SealPackage,
  found: Row,
  { answerDays }: Lifetimes,
  now: Date,
): Promise<Date> {
  if (order.gates || order.expiresAt || order.senderRecord) throw new Refusal('bad-request');
  const ownTerm = new Date(now.getTime() + answerDays * DAY_MS);
  const [answered] = await sql<{ expiresAt: Date | null }[]>`
    select expires_at from packages where package_id = ${found.inReplyTo}`;
  return answered?.expiresAt && answered.expiresAt > ownTerm ? answered.expiresAt : ownTerm;
}

/** Puts a package's envelopes into its rows, in order. */
export async function addEnvelopes(
  sql: Sql,
  order: Pick<SealPackage, 'envelopes'> & { readonly packageId: PackageId },
): Promise<void> {
  const rows = order.envelopes.map((packet, position) => ({
    package_id: order.packageId,
    position,
    packet: Buffer.from(packet, 'base64'),
  }));
  await sql`insert into envelopes ${sql(rows)}`;
}

async function complete(
  sql: Sql,
  order: SealPackage & { readonly packageId: PackageId },
  { kind, expiresAt, now }: { kind: Principal['kind']; expiresAt: Date; now: Date },
): Promise<Row> {
  const [sealed] = await sql<Row[]>`
    update packages set ${sql({
      // A clerk's link opens only once the mail is proven clean; a recipient's answer is there at once.
      state: kind === 'clerk' ? 'sealed' : 'active',
      reference: await freeReference(sql),
      author_reader: null,
      sealed_at: now,
      expires_at: expiresAt,
      manifest: Buffer.from(order.manifest, 'base64'),
      authentication: Buffer.from(order.authentication, 'base64'),
      sender_record: order.senderRecord === null ? null : Buffer.from(order.senderRecord, 'base64'),
      ...(order.gates ? gateColumns(order.gates) : {}),
      one_time: order.gates?.oneTime ?? false,
      mailbox_code_address: order.gates?.mailboxCodeAddress?.toLowerCase() ?? null,
    })} where package_id = ${order.packageId} returning package_id, in_reply_to, state, reference, sealed_at, expires_at`;
  if (!sealed) throw new Refusal('internal-error');
  return sealed;
}

async function freeReference(sql: Sql): Promise<string> {
  for (;;) {
    const reference = newReference();
    const [taken] = await sql`select from packages where reference = ${reference}`;
    if (!taken) return reference;
  }
}
