import type { NewPackage } from '@siegelpost/shared/api/packages';
import type { VisitorPrincipal } from '../packages/principal.ts';
import { Refusal } from '../refusal.ts';
import type { Database, Sql } from './connection.ts';
import { useCode } from './sessions.ts';

const DAY_MS = 86_400_000;

/** What one mailbox may send to all drop-in pages within a day. */
export interface DailyLimits {
  readonly packages: number;
  readonly bytes: number;
}

export interface NewVisitRow {
  readonly codeId: number;
  readonly clerkId: number;
  readonly tokenDigest: Buffer;
  readonly addressDigest: Buffer;
  readonly vouchKey: Buffer;
  readonly expiresAt: Date;
}

/** Uses up the code and begins a visit, in one step; false where somebody else was faster with the same code. */
export async function beginVisit(database: Database, visit: NewVisitRow, now: Date): Promise<boolean> {
  return database.begin(async (sql) => {
    if (!(await useCode(sql, visit.codeId, now))) return false;
    await sql`
      insert into visits ${sql({
        token_digest: visit.tokenDigest,
        clerk_id: visit.clerkId,
        address_digest: visit.addressDigest,
        vouch_key: visit.vouchKey,
        created_at: now,
        expires_at: visit.expiresAt,
      })}`;
    return true;
  });
}

/**
 * A visitor begins a conversation of their own with the clerk of the page, within the day's limits.
 * @throws Refusal `not-found` where the page was closed, `package-exists` for a conversation that is there,
 *   `too-many-requests`, `quota-exceeded`
 */
export async function beginVisitorConversation(
  sql: Sql,
  visitor: VisitorPrincipal,
  order: NewPackage,
  { limits, now }: { limits: DailyLimits; now: Date },
): Promise<void> {
  if (order.inReplyTo !== null) throw new Refusal('not-found');
  const [open] = await sql`select from clerks where clerk_id = ${visitor.clerkId} and drop_in_open for share`;
  if (!open) throw new Refusal('not-found');
  await refuseTooMuchToday(sql, visitor, order, { limits, now });
  const begun = await sql`
    insert into conversations ${sql({
      conversation_id: order.conversationId,
      clerk_id: visitor.clerkId,
      created_at: now,
    })} on conflict do nothing`;
  if (begun.count === 0) throw new Refusal('package-exists');
}

/** What a mailbox sent after this counts towards its day. */
export const countedSince = (now: Date) => new Date(now.getTime() - DAY_MS);

/** Forgets whose packages were that are gone and no longer count. */
export async function forgetVisitors(sql: Sql, now: Date): Promise<void> {
  await sql`
    update packages set visitor_digest = null
    where visitor_digest is not null and state in ('recalled', 'expired') and created_at <= ${countedSince(now)}`;
}

async function refuseTooMuchToday(
  sql: Sql,
  { addressDigest }: VisitorPrincipal,
  order: NewPackage,
  { limits, now }: { limits: DailyLimits; now: Date },
): Promise<void> {
  // Parallel packages of one mailbox wait for each other, so that they are counted rightly.
  await sql`select pg_advisory_xact_lock(hashtextextended(${addressDigest.toString('hex')}, 0))`;
  const [today] = await sql<{ packages: number; bytes: number; first: Date | null }[]>`
    select count(*) as packages, coalesce(sum(sealed_bytes), 0)::float8 as bytes, min(created_at) as first
    from packages where visitor_digest = ${addressDigest} and created_at > ${countedSince(now)}`;
  const { packages = 0, bytes = 0, first = null } = today ?? {};
  if (packages >= limits.packages) {
    const free = (first?.getTime() ?? now.getTime()) + DAY_MS;
    throw new Refusal('too-many-requests', {
      retryAfterSeconds: Math.max(1, Math.ceil((free - now.getTime()) / 1000)),
    });
  }
  const added = order.bodies.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0);
  if (bytes + added > limits.bytes) throw new Refusal('quota-exceeded');
}
