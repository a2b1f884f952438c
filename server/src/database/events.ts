import type { PackageEvent } from '@siegelpost/shared/api/care';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { Refusal } from '../refusal.ts';
import type { Sql } from './connection.ts';

/** Of each kind, so that whoever makes many of one cannot push the others off the list. */
const MOST_LISTED = 250;

/** What is written down as it happens; sending, recall and expiry stand in the package's own row. */
export interface NewEvent {
  readonly kind: Exclude<PackageEvent['kind'], 'sent' | 'recalled' | 'expired'>;
  readonly reader?: number | null;
  readonly bodyIndex?: number;
}

/** Notes what happened to a package. A file that the same reader fetches again is noted once. */
export async function noteEvent(
  sql: Sql,
  packageId: PackageId,
  { kind, reader = null, bodyIndex }: NewEvent,
  now: Date,
): Promise<void> {
  await sql`
    insert into package_events (package_id, happened_at, kind, reader, body_index)
    select package_id, ${now}, ${kind}, ${reader}, ${bodyIndex ?? null} from packages
    where package_id = ${packageId} and author_kind = 'clerk'
    on conflict do nothing`;
}

const KINDS: readonly NewEvent['kind'][] = [
  'opened',
  'downloaded',
  'wrong-password',
  'wrong-code',
  'locked',
  'unlocked',
  'extended',
  'password-changed',
];

interface EventRow {
  readonly kind: PackageEvent['kind'];
  readonly happenedAt: Date;
  readonly reader: number | null;
  readonly bodyIndex: number | null;
}

/** What happened to a sending of the clerk's own, oldest first. @throws Refusal `not-found` */
export async function listEvents(sql: Sql, clerkId: number, packageId: PackageId): Promise<PackageEvent[]> {
  const [own] = await sql<{ state: string; sealedAt: Date; goneAt: Date | null }[]>`
    select p.state, p.sealed_at, p.gone_at from packages p join conversations c using (conversation_id)
    where p.package_id = ${packageId} and c.clerk_id = ${clerkId} and p.author_kind = 'clerk'
      and p.state <> 'uploading'`;
  if (!own) throw new Refusal('not-found');
  const latest = await sql<EventRow[]>`
    select kind, happened_at, reader, body_index from unnest(${KINDS}::text[]) as listed (kind) cross join lateral (
      select event_id, happened_at, reader, body_index from package_events e
      where package_id = ${packageId} and e.kind = listed.kind order by event_id desc limit ${MOST_LISTED}) as newest
    order by event_id`;
  return [
    bare('sent', own.sealedAt),
    ...latest.map(toEvent),
    ...((own.state === 'recalled' || own.state === 'expired') && own.goneAt
      ? [bare(own.state, own.goneAt)]
      : []),
  ];
}

function bare(kind: PackageEvent['kind'], at: Date): PackageEvent {
  return { kind, at: at.toISOString(), reader: null, bodyIndex: null };
}

function toEvent({ kind, happenedAt, reader, bodyIndex }: EventRow): PackageEvent {
  return { kind, at: happenedAt.toISOString(), reader, bodyIndex };
}
