import type { PackageId } from '@siegelpost/shared/api/ids';
import type { RecipientPrincipal, VisitorPrincipal } from '../packages/principal.ts';
import type { Sql } from './connection.ts';
import { buryPackage } from './deletion.ts';
import { writtenBy } from './principals.ts';

/** Uploads of one claim or visit at the same time: the page needs one, and one begun anew; the third is a second window. */
const MOST_OPEN = 3;

/**
 * Makes room for one more upload of whoever has no account: those that went quiet first end, so that nobody who begins anew
 * ever waits for what they gave up. The caller holds what keeps the author's uploads from being opened at once.
 */
export async function endQuietUploads(
  sql: Sql,
  author: RecipientPrincipal | VisitorPrincipal,
  now: Date,
): Promise<void> {
  const same =
    author.kind === 'recipient' ? sql`and p.author_reader is not distinct from ${author.reader}` : sql``;
  const quiet = await sql<{ packageId: PackageId }[]>`
    select p.package_id from packages p join conversations c using (conversation_id)
    where p.state = 'uploading' and ${writtenBy(sql, author)} ${same}
    order by p.last_part_at desc offset ${MOST_OPEN - 1} for update of p skip locked`;
  for (const { packageId } of quiet) await buryPackage(sql, packageId, 'never-sealed', now);
}

/** Octets that people without an account have announced and not sealed: to one clerk, or to all. */
export async function announcedOctets(sql: Sql, clerkId: number | null): Promise<number> {
  const [announced] = await sql<{ octets: number }[]>`
    select coalesce(sum(p.sealed_bytes), 0)::bigint as octets from packages p join conversations c using (conversation_id)
    where p.state = 'uploading' and p.author_kind <> 'clerk' ${clerkId === null ? sql`` : sql`and c.clerk_id = ${clerkId}`}`;
  return announced?.octets ?? 0;
}
