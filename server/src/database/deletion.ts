import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Database, Sql } from './connection.ts';
import { addJob } from './jobs.ts';
import { countedSince, forgetVisitors } from './visits.ts';

/** Packages buried in one transaction, so that no lock is held for long. */
const AT_ONCE = 100;

export type End = 'recalled' | 'expired' | 'never-sealed';

/**
 * Deletes what opens the package, so that its content is unreadable from the commit on, and dooms its objects. A
 * package that was never sealed leaves no trace, nor does a conversation that holds nothing else. What a mailbox has sent today still
 * counts: throwing spam away must not make room for more. The caller holds the row's lock.
 */
export async function buryPackage(sql: Sql, packageId: PackageId, end: End, now: Date): Promise<void> {
  await doomObjects(sql, packageId, now);
  if (end === 'never-sealed') {
    const [gone] = await sql<{ conversationId: string }[]>`
      delete from packages where package_id = ${packageId} returning conversation_id`;
    await sql`
      delete from conversations c where conversation_id = ${gone?.conversationId ?? null}
        and not exists (select from packages p where p.conversation_id = c.conversation_id)`;
    return;
  }
  await sql`delete from envelopes where package_id = ${packageId}`;
  await sql`delete from bodies where package_id = ${packageId}`;
  await sql`
    update packages set state = ${end}, gone_at = ${now}, manifest = null, authentication = null,
      sender_record = null, auth_token_digest = null, wrong_passwords = 0, next_try_at = null, locked_at = null,
      visitor_digest = case when created_at > ${countedSince(now)} then visitor_digest end, vouch_key = null,
      mailbox_code_address = null
    where package_id = ${packageId}`;
}

async function doomObjects(sql: Sql, packageId: PackageId, now: Date): Promise<void> {
  const doomed = await sql`
    with gone as (delete from parts where package_id = ${packageId} returning blob_key),
      announced as (delete from announced_parts where package_id = ${packageId} returning blob_key)
    insert into doomed_objects (blob_key, doomed_at)
      select blob_key, ${now} from gone union select blob_key, ${now} from announced on conflict do nothing`;
  if (doomed.count > 0) await addJob(sql, 'delete-objects', {}, 'delete-objects');
}

/** Buries packages whose time has come. Answers how many; call again while it is not zero. */
export async function buryExpired(database: Database, now: Date): Promise<number> {
  return database.begin(async (sql) => {
    const expired = await sql<{ packageId: PackageId }[]>`
      select package_id from packages where state in ('sealed', 'active') and expires_at <= ${now}
      order by expires_at limit ${AT_ONCE} for update skip locked`;
    for (const { packageId } of expired) await buryPackage(sql, packageId, 'expired', now);
    return expired.length;
  });
}

/** Takes back an upload that was refused, unless it was sealed meanwhile. */
export async function withdrawUpload(database: Database, packageId: PackageId, now: Date): Promise<void> {
  await database.begin(async (sql) => {
    const [open] = await sql`
      select from packages where package_id = ${packageId} and state = 'uploading' for update`;
    if (open) await buryPackage(sql, packageId, 'never-sealed', now);
  });
}

/** Until when uploads are kept that nobody goes on with. */
export interface Abandonment {
  /** Their last part came before this. */
  readonly before: Date;
  /** Whoever has no account announced them before this, and nothing came. */
  readonly emptyBefore: Date;
}

/** Removes uploads nobody went on with. Answers how many; call again while it is not zero. */
export async function buryAbandoned(
  database: Database,
  { before, emptyBefore }: Abandonment,
  now: Date,
): Promise<number> {
  return database.begin(async (sql) => {
    const abandoned = await sql<{ packageId: PackageId }[]>`
      select package_id from packages p
      where state = 'uploading' and last_part_at < ${emptyBefore} and (last_part_at < ${before}
        or (author_kind <> 'clerk' and sealed_bytes > 0
          and not exists (select from parts where parts.package_id = p.package_id)))
      order by last_part_at limit ${AT_ONCE} for update skip locked`;
    for (const { packageId } of abandoned) await buryPackage(sql, packageId, 'never-sealed', now);
    return abandoned.length;
  });
}

/** Removes tokens and codes that no longer open anything, and what was remembered of mails. */
export async function forgetOld(sql: Sql, now: Date): Promise<void> {
  const monthAgo = new Date(now.getTime() - 30 * 86_400_000);
  const hourAgo = new Date(now.getTime() - 3_600_000);
  await sql`delete from sessions where expires_at <= ${now}`;
  await sql`delete from claims where expires_at <= ${now}`;
  await sql`delete from visits where expires_at <= ${now}`;
  await sql`delete from sign_in_codes where expires_at <= ${hourAgo}`;
  await sql`delete from sent_mails where sent_at < ${monthAgo}`;
  await forgetVisitors(sql, now);
}

/** Doomed objects, in the order in which they are to be tried. */
export async function doomedObjects(sql: Sql, limit: number): Promise<string[]> {
  const rows = await sql<{ blobKey: string }[]>`
    select blob_key from doomed_objects order by doomed_at limit ${limit}`;
  return rows.map(({ blobKey }) => blobKey);
}

/** The store no longer has these objects. */
export async function forgetDoomed(sql: Sql, blobKeys: readonly string[]): Promise<void> {
  if (blobKeys.length > 0) await sql`delete from doomed_objects where blob_key in ${sql(blobKeys)}`;
}

/** The store did not let these go: all others come before them. Clocks of several servers have no say in that. */
export async function putDoomedLast(sql: Sql, blobKeys: readonly string[]): Promise<void> {
  if (blobKeys.length === 0) return;
  await sql`
    update doomed_objects set doomed_at = (select max(doomed_at) + interval '1 microsecond' from doomed_objects)
    where blob_key in ${sql(blobKeys)}`;
}
