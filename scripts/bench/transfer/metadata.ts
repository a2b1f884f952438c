import { paths } from '@siegelpost/shared/api/paths';
import { median, percentile, type Row } from './figures.ts';
import type { BenchPlace } from './place.ts';
import { type BenchPackage, openPackage, randomId, sealPackage, send, uploadBody } from './wire.ts';

const LANES = 48;
const CLERKS = 1_000;
const SMALL_BYTES = 64 * 1024;

export interface Load {
  readonly perSecond: number;
  readonly p99: number;
}

/** Notices, lists of parts and package contents in turn, by as many lanes as keep the server busy. */
export async function metadataLoad(
  { origin, token }: BenchPlace,
  packages: readonly BenchPackage[],
  seconds: number,
): Promise<Load> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const lane = async (offset: number) => {
    for (let turn = offset; performance.now() < end; turn++) {
      const order = packages[turn % packages.length];
      if (!order) return;
      const begun = performance.now();
      const { status } = await ask(origin, token, order, turn);
      if (status !== 200) throw new Error(`A metadata request was answered ${status}.`);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)));
  return { perSecond: times.length / seconds, p99: percentile(times, 99) };
}

function ask(origin: string, token: string, { packageId, linkToken }: BenchPackage, turn: number) {
  if (turn % 4 < 2) return send(origin + paths.notice(packageId), 'POST', { json: { linkToken } });
  return send(origin + (turn % 4 === 2 ? paths.parts(packageId) : paths.package(packageId)), 'GET', {
    token,
  });
}

export async function measureMetadata(place: BenchPlace, seconds: number): Promise<Row[]> {
  const packages = await smallPackages(place, 100);
  await metadataLoad(place, packages, 1);
  const { perSecond, p99 } = await metadataLoad(place, packages, seconds);
  return [
    {
      what: `metadata requests, ${LANES} at once, load made on the same machine`,
      value: `${perSecond.toFixed(0)}/s, p99 ${p99.toFixed(0)} ms`,
      goal: '≥ 1,500/s, p99 < 100 ms',
      reached: perSecond >= 1_500 && p99 < 100,
    },
  ];
}

export async function smallPackages(place: BenchPlace, count: number): Promise<BenchPackage[]> {
  const { origin, token } = place;
  return inLanes(count, async () => {
    const packageId = await openPackage(origin, token, SMALL_BYTES);
    await uploadBody(origin, token, packageId, SMALL_BYTES);
    return sealPackage(origin, token, packageId);
  });
}

/** What one package costs while so many are open at once. */
export async function measureOpenPackages(place: BenchPlace, counts: readonly number[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const count of counts) {
    const { origin, token } = place;
    const ids = await inLanes(count, () => openPackage(origin, token, SMALL_BYTES));
    const times: number[] = [];
    const queue = [...ids];
    await inLanes(count, async () => {
      const packageId = queue.pop() ?? '';
      const begun = performance.now();
      await uploadBody(origin, token, packageId, SMALL_BYTES);
      await sealPackage(origin, token, packageId);
      times.push(performance.now() - begun);
    });
    rows.push({
      what: `${count.toLocaleString('en')} packages open at once: part, seal, release of one`,
      value: `median ${median(times).toFixed(0)} ms, p99 ${percentile(times, 99).toFixed(0)} ms`,
    });
  }
  return rows;
}

/** The same metadata load beside ever more rows. */
export async function measureRows(
  place: BenchPlace,
  counts: readonly number[],
  seconds: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  let there = 0;
  for (const count of counts) {
    await fillRows(place, count - there);
    there = count;
    const packages = await smallPackages(place, 50);
    const { perSecond, p99 } = await metadataLoad(place, packages, seconds);
    rows.push({
      what: `metadata requests beside ${count.toLocaleString('en')} packages`,
      value: `${perSecond.toFixed(0)}/s, p99 ${p99.toFixed(0)} ms`,
    });
  }
  return rows;
}

/** Packages as a busy authority has them: a thousand clerks, one body and one part each. */
export async function fillRows({ database }: Pick<BenchPlace, 'database'>, count: number): Promise<void> {
  const batch = randomId();
  await database.begin(async (sql) => {
    await sql`set local statement_timeout = 0`;
    // Five million look-ups of what was just written would only show that they take time.
    await sql`set local session_replication_role = replica`;
    await sql`
      create temporary table filling on commit drop as
      select n, ${batch} || n as id, now() - n * interval '1 second' as at from generate_series(1, ${count}::int) n`;
    const [clerks] = await sql<{ first: number }[]>`
      with added as (
        insert into clerks (address, name, created_at)
        select ${batch} || n || '@amt.example', 'Bench', now() from generate_series(0, ${CLERKS - 1}::int) n
        returning clerk_id)
      select min(clerk_id) as first from added`;
    await sql`
      insert into conversations (conversation_id, clerk_id, created_at)
      select 'c' || id, ${clerks?.first ?? 0}::bigint + n % ${CLERKS}, at from filling`;
    await sql`
      insert into packages (package_id, conversation_id, author_kind, state, created_at, last_part_at, file_count,
        sealed_bytes, reference, sealed_at, expires_at, manifest, authentication, sender_record, link_token_digest,
        auth_token_digest)
      select id, 'c' || id, 'clerk', 'active', at, at, 1, 1000, 'R' || id, at, now() + (n % 90 + 1) * interval '1 day',
        sha256(id::bytea), sha256(id::bytea), sha256(id::bytea), sha256(id::bytea), sha256(id::bytea) from filling`;
    await sql`insert into bodies (package_id, body_index, sealed_bytes) select id, 0, 1000 from filling`;
    await sql`
      insert into parts (package_id, body_index, part_index, blob_key, part_bytes, digest, stored_at)
      select id, 0, 0, 'k/' || id, 1000, sha256(id::bytea), at from filling`;
    await sql`insert into envelopes (package_id, position, packet) select id, 0, sha256(id::bytea) from filling`;
    await sql`
      insert into claims (token_digest, package_id, created_at, expires_at)
      select sha256(id::bytea), id, at, now() + (n % 90 + 1) * interval '1 day' from filling`;
  });
  for (const table of ['conversations', 'packages', 'bodies', 'parts', 'envelopes', 'claims'])
    await database`analyze ${database(table)}`;
}

async function inLanes<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let begun = 0;
  const lane = async () => {
    while (begun < count) {
      begun++;
      results.push(await work());
    }
  };
  await Promise.all(Array.from({ length: Math.min(16, count) }, lane));
  return results;
}
