import type { ConversationId } from '@siegelpost/shared/api/ids';
import type { Conversation, PackageSummary } from '@siegelpost/shared/api/conversations';
import { Refusal } from '../refusal.ts';
import type { Sql } from './connection.ts';

const MOST_LISTED = 50;

interface SummaryRow {
  readonly conversationId: ConversationId;
  readonly packageId: PackageSummary['packageId'];
  readonly inReplyTo: PackageSummary['inReplyTo'];
  readonly authorKind: PackageSummary['authorKind'];
  readonly reference: string;
  readonly state: PackageSummary['state'];
  readonly sealedAt: Date;
  readonly expiresAt: Date;
  readonly fileCount: number;
  readonly sealedBytes: number;
  readonly passwordRequired: boolean;
  readonly oneTime: boolean;
  readonly wrongPasswords: number;
  readonly lockedAt: Date | null;
  readonly openedAt: Date | null;
  readonly senderRecord: Buffer | null;
  readonly mailUnsentSince: Date | null;
}

/** The clerk's conversations, newest activity first. */
export async function listConversations(sql: Sql, clerkId: number): Promise<Conversation[]> {
  const ids = await sql<{ conversationId: ConversationId }[]>`
    select p.conversation_id from packages p join conversations c using (conversation_id)
    where c.clerk_id = ${clerkId} and p.state <> 'uploading'
    group by p.conversation_id order by max(p.sealed_at) desc limit ${MOST_LISTED}`;
  const conversations = ids.map(({ conversationId }) => conversationId);
  return conversations.length === 0 ? [] : withPackages(sql, conversations);
}

/** One conversation of the clerk. @throws Refusal `not-found` */
export async function readConversation(
  sql: Sql,
  clerkId: number,
  conversationId: ConversationId,
): Promise<Conversation> {
  const [own] = await sql`
    select from conversations where conversation_id = ${conversationId} and clerk_id = ${clerkId}`;
  const [conversation] = own ? await withPackages(sql, [conversationId]) : [];
  if (!conversation || conversation.packages.length === 0) throw new Refusal('not-found');
  return conversation;
}

async function withPackages(sql: Sql, conversationIds: readonly ConversationId[]): Promise<Conversation[]> {
  const rows = await sql<SummaryRow[]>`
    select conversation_id, package_id, in_reply_to, author_kind, reference, state, sealed_at, expires_at,
      file_count, sealed_bytes, password_required, one_time, wrong_passwords, locked_at, opened_at, sender_record,
      (select min(since) from unsent_mails u where u.package_id = packages.package_id) as mail_unsent_since
    from packages where conversation_id in ${sql(conversationIds)} and state <> 'uploading'
    order by sealed_at, package_id`;
  return conversationIds.map((conversationId) => ({
    conversationId,
    packages: rows.filter((row) => row.conversationId === conversationId).map(toSummary),
  }));
}

function toSummary({ lockedAt, senderRecord, ...row }: SummaryRow): PackageSummary {
  return {
    packageId: row.packageId,
    inReplyTo: row.inReplyTo,
    authorKind: row.authorKind,
    reference: row.reference,
    state: row.state,
    sealedAt: row.sealedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    fileCount: row.fileCount,
    sealedBytes: row.sealedBytes,
    passwordRequired: row.passwordRequired,
    oneTime: row.oneTime,
    wrongPasswords: row.wrongPasswords,
    locked: lockedAt !== null,
    openedAt: row.openedAt?.toISOString() ?? null,
    senderRecord: senderRecord?.toString('base64') ?? null,
    mailUnsentSince: row.mailUnsentSince?.toISOString() ?? null,
  };
}
