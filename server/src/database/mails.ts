import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Sql } from './connection.ts';

/** What a notification may say: who it goes to and the reference number. */
export interface Notification {
  readonly address: string;
  readonly reference: string;
  readonly sealedAt: Date;
}

/** A package that arrived for a clerk. */
export interface Arrival extends Notification {
  readonly authorKind: 'recipient' | 'visitor';
}

/** The clerk to tell about an answer or a first package, while it can be read. */
export async function answerToTell(sql: Sql, packageId: PackageId): Promise<Arrival | undefined> {
  const [row] = await sql<Arrival[]>`
    select k.address, p.reference, p.sealed_at, p.author_kind
    from packages p join conversations c using (conversation_id) join clerks k using (clerk_id)
    where p.package_id = ${packageId} and p.author_kind <> 'clerk' and p.state = 'active'`;
  return row;
}

/** The clerk to tell about a lock, while it lasts. */
export async function lockToTell(
  sql: Sql,
  packageId: PackageId,
  lockedAt: Date,
): Promise<Notification | undefined> {
  const [row] = await sql<Notification[]>`
    select k.address, p.reference, p.sealed_at
    from packages p join conversations c using (conversation_id) join clerks k using (clerk_id)
    where p.package_id = ${packageId} and p.state = 'active' and p.locked_at = ${lockedAt}`;
  return row;
}

export async function wasSent(sql: Sql, messageId: string): Promise<boolean> {
  const [row] = await sql`select from sent_mails where message_id = ${messageId}`;
  return row !== undefined;
}

/** The mail went: in one statement, because a database may be away for a moment. */
export async function noteSent(sql: Sql, messageId: string, now: Date): Promise<void> {
  await sql`
    with forgotten as (delete from unsent_mails where message_id = ${messageId})
    insert into sent_mails ${sql({ message_id: messageId, sent_at: now })} on conflict do nothing`;
}

/** The clerk of this package is told that a mail about it is late; since when stays as it was noted first. */
export async function noteUnsent(
  sql: Sql,
  { messageKey, packageId }: { readonly messageKey: string; readonly packageId: PackageId },
  now: Date,
): Promise<void> {
  await sql`
    insert into unsent_mails (message_id, package_id, since)
    select ${messageKey}, package_id, ${now} from packages where package_id = ${packageId}
    on conflict do nothing`;
}

/** The mail is not needed any more. */
export async function forgetUnsent(sql: Sql, messageKey: string): Promise<void> {
  await sql`delete from unsent_mails where message_id = ${messageKey}`;
}
