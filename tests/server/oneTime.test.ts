import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ConversationList } from '@siegelpost/shared/api/conversations';
import { paths } from '@siegelpost/shared/api/paths';
import { query } from '../support/query.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import {
  call,
  clerkSeal,
  draft,
  type Draft,
  notice,
  randomToken,
  signIn,
  upload,
  type WireAnswer,
} from '../support/wire.ts';

const HOUR_MS = 3_600_000;

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = await signIn(server);
});

afterAll(() => server.stop());

async function sendOneTime(): Promise<Draft> {
  const order = draft([randomBytes(1000)]);
  await upload(server, token, order);
  const seal = clerkSeal(order);
  await call(server, 'POST', paths.seal(order.packageId), {
    token,
    json: { ...seal, gates: { ...seal.gates, oneTime: true } },
  });
  await call(server, 'POST', paths.activate(order.packageId), { token });
  return order;
}

const claimWith = (
  place: Pick<TestServer, 'origin'>,
  { packageId, linkToken, authToken }: Draft,
  claimToken?: string,
): Promise<WireAnswer> =>
  call(place, 'POST', paths.claim(packageId), {
    json: { linkToken, authToken, ...(claimToken ? { claimToken } : {}) },
  });

describe('a one-time package', () => {
  test('says so before it is opened', async () => {
    expect((await notice(server, await sendOneTime())).json).toMatchObject({ oneTime: true });
  });

  test('is shown as such to the clerk who sent it', async () => {
    const { packageId } = await sendOneTime();
    const { json } = await call(server, 'GET', paths.conversations, { token });
    const packages = (json as unknown as ConversationList).conversations.flatMap((one) => one.packages);
    expect(packages.find((one) => one.packageId === packageId)).toMatchObject({ oneTime: true });
  });

  test('is for its first claim only; a second person is told why', async () => {
    const order = await sendOneTime();
    expect((await claimWith(server, order)).status).toBe(200);
    const second = await claimWith(server, order);
    expect([second.status, second.problem, second.json['reason']]).toEqual([410, 'package-gone', 'claimed']);
  });

  test('lets its bearer read and claim again for 24 hours, and not longer', async () => {
    const order = await sendOneTime();
    const claimToken = randomToken();
    const first = await claimWith(server, order, claimToken);
    expect(first.json['token']).toBe(claimToken);
    server.passTime(23 * HOUR_MS);
    const again = await claimWith(server, order, claimToken);
    expect(again.json).toEqual(first.json);
    const body = await call(server, 'GET', paths.body(order.packageId, 0), { token: claimToken });
    expect(body.status).toBe(200);
    server.passTime(2 * HOUR_MS);
    expect((await claimWith(server, order, claimToken)).json['reason']).toBe('claimed');
    expect((await call(server, 'GET', paths.body(order.packageId, 0), { token: claimToken })).status).toBe(
      401,
    );
  });

  test('is not used up by wrong passwords, nor by looking', async () => {
    const order = await sendOneTime();
    await notice(server, order);
    await claimWith(server, { ...order, authToken: randomToken() });
    expect((await claimWith(server, order)).status).toBe(200);
  });

  test('a right password that comes too late counts as no wrong one', async () => {
    const order = await sendOneTime();
    await claimWith(server, order);
    await claimWith(server, order);
    expect((await notice(server, order)).json['triesLeft']).toBe(10);
  });
});

test('the token of a claim of another package cannot be chosen', async () => {
  const [one, other] = [await sendOneTime(), await sendOneTime()];
  const claimToken = randomToken();
  await claimWith(server, one, claimToken);
  expect((await claimWith(server, other, claimToken)).status).toBe(400);
  expect((await claimWith(server, other)).status).toBe(200);
});

describe('a thousand claims at once, over two processes', () => {
  let second: ServerProcess;

  beforeAll(async () => {
    second = await startServerProcess({ ...server, smtpUrl: server.mailbox.url });
  });

  afterAll(() => second.stop());

  test('have exactly one winner (row 38)', async () => {
    const order = await sendOneTime();
    const claims = await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        claimWith(index % 2 === 0 ? server : second, order, randomToken()),
      ),
    );
    const answers = claims.map(({ status, problem, json }) => [status, problem, json['reason']].join(' '));
    const tally: Record<string, number> = {};
    for (const answer of answers) tally[answer] = (tally[answer] ?? 0) + 1;
    expect(tally).toEqual({ '200  ': 1, '410 package-gone claimed': 999 });
    const rows = await query(server.databaseUrl, 'select from siegelpost.claims where package_id = $1', [
      order.packageId,
    ]);
    expect(rows).toHaveLength(1);
  });
});
