import type { ConversationId } from '@siegelpost/shared/api/ids';
import { Refusal } from '../refusal.ts';
import type { Sql } from './connection.ts';

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
 * of packages opened at once only those that fit stay. @throws Refusal `quota-exceeded`
 */
export async function refuseOverQuota(
  sql: Sql,
  conversationId: ConversationId,
  { clerkBytes, organisationBytes }: Quotas,
): Promise<void> {
  if (clerkBytes !== null) {
    const [own] = await sql<{ octets: number }[]>`
      select octets from stored_octets join conversations using (clerk_id) where conversation_id = ${conversationId}`;
    if ((own?.octets ?? 0) > clerkBytes) throw new Refusal('quota-exceeded', { quota: 'clerk' });
  }
  if (organisationBytes === null) return;
  await sql`select pg_advisory_xact_lock(${ORGANISATION_LOCK})`;
  const [all] = await sql<{ octets: number }[]>`
    select coalesce(sum(octets), 0)::bigint as octets from stored_octets`;
  if ((all?.octets ?? 0) > organisationBytes) throw new Refusal('quota-exceeded', { quota: 'organisation' });
}
