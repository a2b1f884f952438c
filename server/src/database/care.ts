import type { PackageId } from '@siegelpost/shared/api/ids';
import type { AuthorKind } from '@siegelpost/shared/api/packages';
import type { NewGates } from '@siegelpost/shared/api/care';
import { Refusal } from '../refusal.ts';
import type { Database, Sql } from './connection.ts';
import { buryPackage } from './deletion.ts';
import { noteEvent } from './events.ts';
import { gateColumns } from './gateColumns.ts';
import { type Lifetimes, refuseExpiry } from './lifetimes.ts';
import { addEnvelopes } from './seals.ts';
import { refuseUnlessOpen } from './states.ts';

/** A clerk's package as it is looked after. */
interface CareRow {
  readonly authorKind: AuthorKind;
  readonly state: string;
  readonly expiresAt: Date | null;
}

/** Makes a sealed package's link open; again, it has no effect. @throws Refusal */
export async function activate(
  database: Database,
  clerkId: number,
  packageId: PackageId,
  now: Date,
): Promise<void> {
  await database.begin(async (sql) => {
    const { state, expiresAt } = await ownPackage(sql, clerkId, packageId);
    if (state === 'uploading') throw new Refusal('package-incomplete', { missing: [] });
    if (state === 'recalled') throw new Refusal('package-gone', { reason: 'recalled' });
    if (state === 'expired' || (expiresAt && expiresAt <= now))
      throw new Refusal('package-gone', { reason: 'expired' });
    await sql`update packages set state = 'active' where package_id = ${packageId} and state = 'sealed'`;
  });
}

/** Makes a package unreadable at once and queues its objects for deletion; again, it has no effect. @throws Refusal */
export async function recall(
  database: Database,
  clerkId: number,
  packageId: PackageId,
  now: Date,
): Promise<void> {
  await database.begin(async (sql) => {
    const { state, authorKind } = await ownPackage(sql, clerkId, packageId);
    if (state === 'recalled' || state === 'expired') return;
    // An upload under way is its author's; a clerk's own one simply ends.
    if (state === 'uploading' && authorKind !== 'clerk') throw new Refusal('not-found');
    await buryPackage(sql, packageId, state === 'uploading' ? 'never-sealed' : 'recalled', now);
  });
}

/** Lets the recipient try again after ten wrong passwords. @throws Refusal */
export async function unlock(sql: Sql, clerkId: number, packageId: PackageId, now: Date): Promise<void> {
  const unlocked = await sql`
    update packages p set wrong_passwords = 0, next_try_at = null, locked_at = null from conversations c
    where p.conversation_id = c.conversation_id and c.clerk_id = ${clerkId} and p.package_id = ${packageId}`;
  if (unlocked.count === 0) throw new Refusal('not-found');
  await noteEvent(sql, packageId, { kind: 'unlocked' }, now);
}

/** Moves the end of a clerk's package; the same end again has no effect. @throws Refusal */
export async function extend(
  database: Database,
  clerkId: number,
  { packageId, expiresAt }: { readonly packageId: PackageId; readonly expiresAt: Date },
  lifetimes: Lifetimes,
  now: Date,
): Promise<void> {
  await database.begin(async (sql) => {
    const before = await livingPackage(sql, clerkId, packageId, now);
    refuseExpiry(expiresAt, lifetimes, now);
    if (before.expiresAt?.getTime() === expiresAt.getTime()) return;
    await sql`update packages set expires_at = ${expiresAt} where package_id = ${packageId}`;
    await noteEvent(sql, packageId, { kind: 'extended' }, now);
  });
}

/**
 * Puts the same bodies behind other gates: the old password opens nothing from the commit on, and who came in by it has to
 * come in again. The link stays. @throws Refusal
 */
export async function changeGates(
  database: Database,
  clerkId: number,
  { packageId, envelopes, gates, senderRecord }: NewGates & { readonly packageId: PackageId },
  now: Date,
): Promise<void> {
  await database.begin(async (sql) => {
    await livingPackage(sql, clerkId, packageId, now);
    await sql`delete from envelopes where package_id = ${packageId}`;
    await addEnvelopes(sql, { packageId, envelopes });
    await sql`delete from claims where package_id = ${packageId}`;
    await sql`
      update packages set ${sql({
        sender_record: Buffer.from(senderRecord, 'base64'),
        ...gateColumns(gates),
        // Who opened a one-time package with the old password has used up that one, not the new one.
        only_claim_digest: null,
        only_claim_until: null,
        wrong_passwords: 0,
        next_try_at: null,
        locked_at: null,
      })} where package_id = ${packageId}`;
    await noteEvent(sql, packageId, { kind: 'password-changed' }, now);
  });
}

/** A package of the clerk's own writing that is complete and not over. @throws Refusal */
async function livingPackage(sql: Sql, clerkId: number, packageId: PackageId, now: Date): Promise<CareRow> {
  const found = await ownPackage(sql, clerkId, packageId);
  if (found.authorKind !== 'clerk') throw new Refusal('not-found');
  if (found.state === 'uploading') throw new Refusal('package-incomplete', { missing: [] });
  refuseUnlessOpen(found.state === 'sealed' ? { ...found, state: 'active' } : found, now);
  return found;
}

async function ownPackage(sql: Sql, clerkId: number, packageId: PackageId): Promise<CareRow> {
  const [found] = await sql<CareRow[]>`
    select p.author_kind, p.state, p.expires_at from packages p join conversations c using (conversation_id)
    where p.package_id = ${packageId} and c.clerk_id = ${clerkId} for update of p`;
  if (!found) throw new Refusal('not-found');
  return found;
}
