import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Principal } from '../packages/principal.ts';
import type { Sql } from './connection.ts';

interface Row {
  readonly clerkId: number | null;
  readonly packageId: PackageId | null;
  readonly addressDigest: Buffer | null;
  readonly vouchKey: Buffer | null;
  readonly reader: number | null;
}

/** Whose token this is; undefined where it is nobody's, or too old. */
export async function findPrincipal(
  sql: Sql,
  tokenDigest: Buffer,
  now: Date,
): Promise<Principal | undefined> {
  const [row] = await sql<Row[]>`
    select clerk_id, null as package_id, null::integer as reader, null::bytea as address_digest,
      null::bytea as vouch_key
    from sessions where token_digest = ${tokenDigest} and expires_at > ${now}
    union all
    select null, package_id, reader, null, null from claims
    where token_digest = ${tokenDigest} and expires_at > ${now}
    union all
    select clerk_id, null, null, address_digest, vouch_key
    from visits where token_digest = ${tokenDigest} and expires_at > ${now}`;
  if (!row) return undefined;
  const { packageId, clerkId, reader, addressDigest, vouchKey } = row;
  if (packageId !== null) return { kind: 'recipient', claimedPackage: packageId, reader };
  if (clerkId === null) return undefined;
  if (addressDigest === null || vouchKey === null) return { kind: 'clerk', clerkId };
  return { kind: 'visitor', clerkId, visitDigest: tokenDigest, addressDigest, vouchKey };
}

/** Condition on `packages p join conversations c`: this principal wrote the package. */
export function writtenBy(sql: Sql, author: Principal) {
  switch (author.kind) {
    case 'clerk':
      return sql`p.author_kind = 'clerk' and c.clerk_id = ${author.clerkId}`;
    case 'recipient':
      return sql`p.author_kind = 'recipient' and p.in_reply_to = ${author.claimedPackage}`;
    case 'visitor':
      return sql`p.author_kind = 'visitor' and p.visit_digest = ${author.visitDigest}`;
  }
}

/** Condition on `packages p join conversations c`: this principal may read the package. */
export function readableBy(sql: Sql, reader: Principal) {
  switch (reader.kind) {
    case 'clerk':
      return sql`c.clerk_id = ${reader.clerkId}`;
    case 'recipient':
      return sql`p.package_id = ${reader.claimedPackage}`;
    case 'visitor':
      // Who writes first may read nothing, not even what they wrote: there is no link to share.
      return sql`false`;
  }
}
