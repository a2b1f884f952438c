import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { eventually } from '../support/eventually.ts';
import { query } from '../support/query.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import {
  answerSeal,
  call,
  claim,
  claimToken,
  clerkSeal,
  digestOf,
  draft,
  type Draft,
  notice,
  randomToken,
  sendPackage,
  signIn,
  upload,
} from '../support/wire.ts';

const DAY_MS = 86_400_000;
const OTHER_CLERK = 'max.amtmann@kreis.example';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = await signIn(server);
});

afterAll(() => server.stop());

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
const base64 = (text: string) => Buffer.from(text).toString('base64');

const extend = ({ packageId }: Draft, expiresAt: string, by = token) =>
  call(server, 'POST', paths.extend(packageId), { token: by, json: { expiresAt } });

const newGates = ({ linkToken }: Draft, authToken: string) => ({
  envelopes: [base64('new envelope'), base64('envelope of the clerk')],
  gates: {
    linkTokenDigest: digestOf(linkToken),
    authTokenDigest: digestOf(authToken),
    passwordRequired: true,
  },
  senderRecord: base64('new record'),
});

const changePassword = (order: Draft, authToken: string, by = token) =>
  call(server, 'POST', paths.password(order.packageId), { token: by, json: newGates(order, authToken) });

interface Event {
  readonly kind: string;
  readonly reader: number | null;
  readonly bodyIndex: number | null;
}

async function events({ packageId }: Draft, by = token): Promise<readonly Event[]> {
  const { json } = await call(server, 'GET', paths.events(packageId), { token: by });
  return json['events'] as readonly Event[];
}

const kinds = async (order: Draft) => (await events(order)).map(({ kind }) => kind);

describe('extending', () => {
  test('moves the end for clerk and recipient; again it has no effect', async () => {
    const order = await sendPackage(server, token);
    const expiresAt = inDays(29);
    expect((await extend(order, expiresAt)).status).toBe(204);
    expect((await extend(order, expiresAt)).status).toBe(204);
    expect((await notice(server, order)).json['expiresAt']).toBe(expiresAt);
    expect(await kinds(order)).toEqual(['sent', 'extended']);
  });

  test.each([
    ['beyond the policy', () => inDays(4000)],
    ['into the past', () => inDays(-1)],
    ['to a day that does not exist', () => '2027-02-31T00:00:00Z'],
  ])('is refused %s', async (_, expiresAt) => {
    expect((await extend(await sendPackage(server, token), expiresAt())).status).toBe(400);
  });

  test('is refused after recall and expiry', async () => {
    const order = await sendPackage(server, token);
    await call(server, 'POST', paths.recall(order.packageId), { token });
    expect((await extend(order, inDays(20))).status).toBe(410);
  });
});

describe('a new password', () => {
  test('opens, the old one does not, and whoever came in by the old one has to come in again', async () => {
    const order = await sendPackage(server, token);
    const oldClaim = await claimToken(server, order);
    const authToken = randomToken();
    expect((await changePassword(order, authToken)).status).toBe(204);
    expect((await claim(server, order)).problem).toBe('wrong-password');
    expect((await call(server, 'GET', paths.package(order.packageId), { token: oldClaim })).status).toBe(401);
    server.passTime(60_000);
    const claimed = await claimToken(server, { ...order, authToken });
    const content = await call(server, 'GET', paths.package(order.packageId), { token: claimed });
    expect(content.json['envelopes']).toEqual([base64('new envelope'), base64('envelope of the clerk')]);
    expect(content.json['manifest']).toBe(base64('sealed manifest'));
    const body = await call(server, 'GET', paths.body(order.packageId, 0), { token: claimed });
    expect(body.status).toBe(200);
  });

  // Row 40: the clerk's way out of a lock.
  test('ends a lock and every wrong try before it', async () => {
    const order = await sendPackage(server, token);
    for (let tried = 0; tried < 10; tried++) {
      await claim(server, { ...order, authToken: randomToken() });
      server.passTime(3_600_000);
    }
    expect((await notice(server, order)).json['locked']).toBe(true);
    const authToken = randomToken();
    await changePassword(order, authToken);
    expect((await notice(server, order)).json).toMatchObject({ locked: false, triesLeft: 10 });
    expect((await claim(server, { ...order, authToken })).status).toBe(200);
    const seen = await kinds(order);
    expect(seen.filter((kind) => kind === 'wrong-password')).toHaveLength(10);
    expect(seen.slice(-3)).toEqual(['locked', 'password-changed', 'opened']);
  });

  test('repeated it has the same effect', async () => {
    const order = await sendPackage(server, token);
    const authToken = randomToken();
    await changePassword(order, authToken);
    expect((await changePassword(order, authToken)).status).toBe(204);
    expect((await claim(server, { ...order, authToken })).status).toBe(200);
  });

  test('leaves a one-time package one-time, and gives it a new first claim', async () => {
    const order = draft([Buffer.from('once')]);
    await upload(server, token, order);
    const seal = clerkSeal(order);
    const json = { ...seal, gates: { ...seal.gates, oneTime: true } };
    await call(server, 'POST', paths.seal(order.packageId), { token, json });
    await call(server, 'POST', paths.activate(order.packageId), { token });
    expect((await claim(server, order)).status).toBe(200);
    const changed = { ...order, authToken: randomToken() };
    await changePassword(order, changed.authToken);
    expect((await claim(server, changed)).status).toBe(200);
    expect((await claim(server, changed)).json['reason']).toBe('claimed');
  });

  test('is refused after recall', async () => {
    const order = await sendPackage(server, token);
    await call(server, 'POST', paths.recall(order.packageId), { token });
    expect((await changePassword(order, randomToken())).status).toBe(410);
  });
});

describe('what happened to a sending', () => {
  test('names readers by number, a file once, whatever way it was fetched', async () => {
    const order = await sendPackage(server, token, [Buffer.from('first file'), Buffer.from('second file')]);
    const [one, other] = [await claimToken(server, order), await claimToken(server, order)];
    const get = (by: string, bodyIndex: number, range?: string) =>
      call(server, 'GET', paths.body(order.packageId, bodyIndex), {
        token: by,
        ...(range ? { headers: { range } } : {}),
      });
    await get(one, 1, 'bytes=0-3');
    await get(one, 1, 'bytes=4-');
    await get(one, 1);
    await get(other, 0);
    const downloads = await eventually(async () => {
      const found = (await events(order)).filter(({ kind }) => kind === 'downloaded');
      return found.length === 2 ? found : undefined;
    });
    expect(downloads).toMatchObject([
      { reader: 1, bodyIndex: 1 },
      { reader: 2, bodyIndex: 0 },
    ]);
    expect((await events(order)).filter(({ kind }) => kind === 'opened')).toMatchObject([
      { reader: 1 },
      { reader: 2 },
    ]);
  });

  test('half a file is no download', async () => {
    const order = await sendPackage(server, token, [Buffer.from('a file in two halves')]);
    const reader = await claimToken(server, order);
    await call(server, 'GET', paths.body(order.packageId, 0), {
      token: reader,
      headers: { range: 'bytes=0-5' },
    });
    expect(await kinds(order)).toEqual(['sent', 'opened']);
  });

  test('stays to be read after recall, and ends with it', async () => {
    const order = await sendPackage(server, token);
    await claim(server, order);
    await call(server, 'POST', paths.recall(order.packageId), { token });
    expect(await kinds(order)).toEqual(['sent', 'opened', 'recalled']);
  });

  test('a wrong password or a lock stays to be seen, however often somebody opens after it', async () => {
    const order = await sendPackage(server, token);
    await claim(server, { ...order, authToken: randomToken() });
    await query(
      server.databaseUrl,
      `insert into siegelpost.package_events (package_id, happened_at, kind, reader)
         select $1, now(), kind, case when kind = 'opened' then n end
         from generate_series(0, 600) n, (values ('opened'), ('locked')) kinds (kind) where n > 0 or kind = 'locked'
         order by n`,
      [order.packageId],
    );
    const seen = await events(order);
    expect(seen.slice(0, 2).map(({ kind }) => kind)).toEqual(['sent', 'wrong-password']);
    const opened = seen.filter(({ kind }) => kind === 'opened').map(({ reader }) => reader);
    expect(opened).toEqual(Array.from({ length: 250 }, (_, index) => index + 351));
    expect(seen).toHaveLength(2 + 2 * 250);
  });

  test("is no recipient's to know, nor another clerk's; neither may look after it", async () => {
    const order = await sendPackage(server, token);
    const stranger = await signIn(server, OTHER_CLERK);
    const reader = await claimToken(server, order);
    for (const by of [stranger, reader]) {
      const status = by === stranger ? 404 : 401;
      expect((await call(server, 'GET', paths.events(order.packageId), { token: by })).status).toBe(status);
      expect((await extend(order, inDays(20), by)).status).toBe(status);
      expect((await changePassword(order, randomToken(), by)).status).toBe(status);
    }
    expect((await claim(server, order)).status).toBe(200);
  });

  test("an answer is its author's: nobody extends it or gives it a password", async () => {
    const order = await sendPackage(server, token);
    const reader = await claimToken(server, order);
    const answer = draft([Buffer.from('answer')], {
      conversationId: order.conversationId,
      inReplyTo: order.packageId,
    });
    await upload(server, reader, answer);
    await call(server, 'POST', paths.seal(answer.packageId), { token: reader, json: answerSeal() });
    expect((await extend(answer, inDays(20))).status).toBe(404);
    expect((await changePassword(answer, randomToken())).status).toBe(404);
    expect((await call(server, 'GET', paths.events(answer.packageId), { token })).status).toBe(404);
  });
});
