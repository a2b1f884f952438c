import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import postgres from 'postgres';
import { eventually } from '../support/eventually.ts';
import { query } from '../support/query.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import {
  ADDRESS,
  call,
  claim,
  claimToken,
  type Draft,
  notice,
  randomId,
  randomToken,
  sendPackage,
  signIn,
  type WireAnswer,
} from '../support/wire.ts';

const HOUR_MS = 3_600_000;
const TRIES = 10;

let server: TestServer;
let token: string;

beforeAll(async () => {
  // So that this test can come from any address.
  server = await startTestServer({ env: { TRUSTED_PROXIES: '127.0.0.1' }, limits: { recheckMs: 300 } });
  token = await signIn(server);
});

afterAll(() => server.stop());

const post = (path: string) => call(server, 'POST', path, { token });

/** A try with a wrong password from the `index`th of a hundred addresses. */
function wrongPassword({ packageId, linkToken }: Draft, index: number) {
  return call(server, 'POST', paths.claim(packageId), {
    json: { linkToken, authToken: randomToken() },
    headers: { 'x-forwarded-for': `203.0.113.${index}` },
  });
}

test('row 37: expired, recalled and unknown are one 404 to strangers, and told to whoever has the link', async () => {
  const expired = await sendPackage(server, token, undefined, {
    expiresAt: new Date(Date.now() + HOUR_MS).toISOString(),
  });
  server.passTime(2 * HOUR_MS);
  const recalled = await sendPackage(server, token);
  await post(paths.recall(recalled.packageId));
  const strangers = await Promise.all(
    [expired.packageId, recalled.packageId, randomId()].map((packageId) =>
      notice(server, { packageId, linkToken: randomToken() }),
    ),
  );
  expect(strangers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(strangers.map(({ text }) => text)).size).toBe(1);
  for (const [order, reason] of [
    [expired, 'expired'],
    [recalled, 'recalled'],
  ] as const)
    for (const ask of [notice, claim])
      expect((await ask(server, order)).json).toMatchObject({ status: 410, reason });
});

test('row 39: a recall ends a download that is under way, and says why when it is asked for again', async () => {
  const order = await sendPackage(server, token, [randomBytes(30_000_000)]);
  const claimed = await claimToken(server, order);
  const address = server.origin + paths.body(order.packageId, 0);
  const response = await fetch(address, { headers: { authorization: `Bearer ${claimed}` } });
  const reader = response.body?.getReader();
  await reader?.read();
  await post(paths.recall(order.packageId));
  const readOn = async () => {
    // A reader so slow that it would never be done.
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) await delay(50);
  };
  await expect(Promise.race([readOn(), delay(10_000)])).rejects.toThrow('terminated');
  const again = await call(server, 'GET', paths.body(order.packageId, 0), { token: claimed });
  expect(again.json).toMatchObject({ status: 410, reason: 'recalled' });
});

describe('row 40: wrong passwords', () => {
  test('from a hundred addresses are still ten; the clerk is told, and unlocks', async () => {
    const order = await sendPackage(server, token);
    const problems = [];
    for (let index = 0; index < 100; index++) {
      problems.push((await wrongPassword(order, index)).problem);
      // Waiting does not help either.
      server.passTime(HOUR_MS / 10);
    }
    expect(problems.filter((problem) => problem === 'wrong-password')).toHaveLength(TRIES - 1);
    expect(problems.slice(TRIES)).toEqual(problems.slice(TRIES).map(() => 'package-locked'));
    expect((await claim(server, order)).problem).toBe('package-locked');
    const told = await eventually(() =>
      server.mailbox.to(ADDRESS).find(({ parsed }) => parsed.subject?.includes('gesperrt')),
    );
    expect(told.parsed.text).toContain('zehn');
    await post(paths.unlock(order.packageId));
    expect((await claim(server, order)).status).toBe(200);
  });

  test('are counted before they are compared: of forty at once ten at most are looked at', async () => {
    const order = await sendPackage(server, token);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => wrongPassword(order, index)));
    expect(answers.filter(({ problem }) => problem === 'wrong-password').length).toBeLessThan(TRIES);
  });
});

test('row 41: a wrong link token counts nothing, however often and wherever it is used', async () => {
  const order = await sendPackage(server, token);
  const stranger = () => ({ ...order, linkToken: randomToken() });
  for (let tried = 0; tried < 30; tried++) {
    expect((await notice(server, stranger())).status).toBe(404);
    expect((await claim(server, stranger())).status).toBe(404);
    const asked = { json: { linkToken: randomToken(), authToken: order.authToken } };
    expect((await call(server, 'POST', paths.packageCode(order.packageId), asked)).status).toBe(404);
  }
  expect((await notice(server, order)).json).toMatchObject({ locked: false, triesLeft: TRIES });
  expect((await claim(server, order)).status).toBe(200);
});

describe('claims', () => {
  /** A claim by somebody with a token of their own. */
  const claimAs = ({ packageId, linkToken, authToken }: Draft, ownToken: string) =>
    call(server, 'POST', paths.claim(packageId), { json: { linkToken, authToken, claimToken: ownToken } });
  const readersOf = async ({ packageId }: Draft) => {
    const { json } = await call(server, 'GET', paths.events(packageId), { token });
    const events = json['events'] as readonly { readonly kind: string; readonly reader: number | null }[];
    return events.filter(({ kind }) => kind === 'opened').map(({ reader }) => reader);
  };

  test('are counted, not looked up: what was noted before is not read again', async () => {
    const order = await sendPackage(server, token);
    const ownToken = randomToken();
    for (let time = 0; time < 3; time++) expect((await claimAs(order, ownToken)).status).toBe(200);
    await query(server.databaseUrl, 'delete from siegelpost.package_events where package_id = $1', [
      order.packageId,
    ]);
    await claimAs(order, ownToken);
    await claim(server, order);
    expect(await readersOf(order)).toEqual([2]);
  });

  test('of a package are 500 at the same time: whoever comes then is let in, and the oldest has to come in again', async () => {
    const order = await sendPackage(server, token);
    const [oldest, second] = [randomToken(), randomToken()];
    for (const each of [oldest, second]) expect((await claimAs(order, each)).status).toBe(200);
    const reads = async (claimed: string) =>
      (await call(server, 'GET', paths.package(order.packageId), { token: claimed })).status;
    await query(
      server.databaseUrl,
      `insert into siegelpost.claims (token_digest, package_id, created_at, expires_at, reader)
         select sha256(convert_to($1 || n, 'UTF8')), $1, $2::timestamptz, $2::timestamptz + interval '25 hours', n
         from generate_series(3, 500) n`,
      [order.packageId, server.now().toISOString()],
    );
    expect((await claimAs(order, second)).status).toBe(200);
    expect(await reads(oldest)).toBe(200);
    const newest = await claimToken(server, order);
    expect(await Promise.all([oldest, second, newest].map(reads))).toEqual([401, 200, 200]);
    expect((await notice(server, order)).json['triesLeft']).toBe(TRIES);
    expect((await claimAs(order, oldest)).status).toBe(200);
    expect(await reads(oldest)).toBe(200);
    const [live] = await query<{ count: number }>(
      server.databaseUrl,
      'select count(*)::int from siegelpost.claims where package_id = $1',
      [order.packageId],
    );
    expect(live?.count).toBe(500);
  });
});

test('a package that is held for long takes neither every connection for long nor signs of life', async () => {
  const order = await sendPackage(server, token);
  const holder = postgres(server.databaseUrl, { max: 1, onnotice: () => undefined });
  const waiting = async () => {
    const [row] = await query<{ waiting: number }>(
      server.databaseUrl,
      `select count(*)::int as waiting from pg_stat_activity where wait_event_type = 'Lock'`,
    );
    return row?.waiting ?? 0;
  };
  const wasSeen = async () => {
    const [row] = await query<{ seenAt: Date }>(
      server.databaseUrl,
      'select max(seen_at) as "seenAt" from siegelpost.job_workers',
    );
    return row?.seenAt.getTime() ?? 0;
  };
  // Fifteen times as many as there are connections.
  const asked: Promise<WireAnswer>[] = [];
  let answered = 0;
  try {
    await holder.begin(async (sql) => {
      await sql`select from siegelpost.packages where package_id = ${order.packageId} for update`;
      for (let count = 0; count < 300; count++)
        asked.push(claim(server, order).finally(() => void answered++));
      // Those whose wait is over have made room for all to prove the link: now the others queue up for the row.
      await eventually(() => answered >= 20);
      const before = await wasSeen();
      await eventually(async () => (await wasSeen()) > before);
      // Over the connections of requests it would have come when all but the last were answered.
      expect(answered).toBeLessThan(150);
      expect(await waiting()).toBeGreaterThan(0);
    });
  } finally {
    await holder.end();
  }
  const held = (await Promise.all(asked)).find(({ status }) => status !== 200);
  expect([held?.status, held?.problem, held?.headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
  expect((await notice(server, order)).json['triesLeft']).toBe(TRIES);
  expect((await claim(server, order)).status).toBe(200);
});
