import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Principal } from '../packages/principal.ts';
import type { Sql } from './connection.ts';

interface Row {
  readonly clerkId: number | null;
  readonly packageId: PackageId | null;
}

/** Whose token this is; undefined where it is nobody's, or too old. */
export async function findPrincipal(
  sql: Sql,
  tokenDigest: Buffer,
  now: Date,
): Promise<Principal | undefined> {
  const [row] = await sql<Row[]>`
    select clerk_id, null as package_id from sessions where token_digest = ${tokenDigest} and expires_at > ${now}
    union all
    select null, package_id from claims where token_digest = ${tokenDigest} and expires_at > ${now}`;
  if (!row) return undefined;
  if (row.packageId !== null) return { kind: 'recipient', claimedPackage: row.packageId };
  return row.clerkId === null ? undefined : { kind: 'clerk', clerkId: row.clerkId };
}

/** Condition on `packages p join conversations c`: this principal wrote the package. */
export function writtenBy(sql: Sql, author: Principal) {
  return author.kind === 'clerk'
    ? sql`p.author_kind = 'clerk' and c.clerk_id = ${author.clerkId}`
    : sql`p.author_kind = 'recipient' and p.in_reply_to = ${author.claimedPackage}`;
}

/** Condition on `packages p join conversations c`: this principal may read the package. */
export function readableBy(sql: Sql, reader: Principal) {
  return reader.kind === 'clerk'
    ? sql`c.clerk_id = ${reader.clerkId}`
    : sql`p.package_id = ${reader.claimedPackage}`;
}
