import type { QuotaLeft } from '@siegelpost/shared/api/clerks';
import type { ConversationId } from '@siegelpost/shared/api/ids';
import type { Principal } from '../packages/principal.ts';
import { Refusal } from '../refusal.ts';
import type { Sql } from './connection.ts';
import { announcedOctets } from './unsealedUploads.ts';

/** Most octets that may be stored at the same time; null is no limit. */
export interface Quotas {
  /** In all conversations of one clerk, the answers to them included. */
  readonly clerkBytes: number | null;
  readonly organisationBytes: number | null;
}

/** Whoever adds up the organisation's octets is alone with it; the number only has to differ from other locks'. */
const ORGANISATION_LOCK = 5_136_047_220;

/**
 * To be called after a package was opened, in its transaction: its clerk's sum is locked by then, so that of any number
 * of packages opened at once only those that fit stay.
 *
 * Announcing costs nothing. So to whoever has no account, what their like have announced and not sealed counts twice: that
 * much always remains for the clerks. @throws Refusal `quota-exceeded`
 */
export async function refuseOverQuota(
  sql: Sql,
  conversationId: ConversationId,
  authorKind: Principal['kind'],
  { clerkBytes, organisationBytes }: Quotas,
): Promise<void> {
  const spared = async (clerkId: number | null) =>
    authorKind === 'clerk' ? 0 : await announcedOctets(sql, clerkId);
  if (clerkBytes !== null) {
    const [own] = await sql<{ clerkId: number; octets: number }[]>`
      select clerk_id, octets from stored_octets join conversations using (clerk_id)
      where conversation_id = ${conversationId}`;
    if (own && own.octets + (await spared(own.clerkId)) > clerkBytes)
      throw new Refusal('quota-exceeded', { quota: 'clerk' });
  }
  if (organisationBytes === null) return;
  await sql`select pg_advisory_xact_lock(${ORGANISATION_LOCK})`;
  if ((await storedByAll(sql)) + (await spared(null)) > organisationBytes)
    throw new Refusal('quota-exceeded', { quota: 'organisation' });
}

/** What the nearer of both limits leaves a clerk just now. A hint for people: only `refuseOverQuota` decides. */
export async function quotaLeft(
  sql: Sql,
  clerkId: number,
  { clerkBytes, organisationBytes }: Quotas,
): Promise<QuotaLeft['left']> {
  const own = clerkBytes === null ? Infinity : clerkBytes - (await storedBy(sql, clerkId));
  const all = organisationBytes === null ? Infinity : organisationBytes - (await storedByAll(sql));
  const bytes = Math.max(0, Math.min(own, all));
  return bytes === Infinity ? null : { quota: own <= all ? 'clerk' : 'organisation', bytes };
}

async function storedBy(sql: Sql, clerkId: number): Promise<number> {
  const [own] = await sql<{ octets: number }[]>`select octets from stored_octets where clerk_id = ${clerkId}`;
  return own?.octets ?? 0;
}

async function storedByAll(sql: Sql): Promise<number> {
  const [all] = await sql<{ octets: number }[]>`
    select coalesce(sum(octets), 0)::bigint as octets from stored_octets`;
  return all?.octets ?? 0;
}
