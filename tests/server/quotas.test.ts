import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '@siegelpost/server/config/secret';
import { connect } from '@siegelpost/server/database/connection';
import { purgeUploads } from '@siegelpost/server/jobs/cleaning';
import { paths } from '@siegelpost/shared/api/paths';
import { query } from '../support/query.ts';
import { storedFiles } from '../support/storedFiles.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import {
  answerSeal,
  call,
  claimToken,
  draft,
  type Draft,
  mailedCode,
  newPackage,
  putPart,
  sendPackage,
  sendWhole,
  signIn,
  upload,
} from '../support/wire.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    env: { CLERK_QUOTA_BYTES: '1000', ORGANISATION_QUOTA_BYTES: '2500' },
  });
});

afterAll(() => server.stop());

const open = (token: string, bytes: number, changes = {}) => {
  const order = draft([Buffer.alloc(bytes)], changes);
  return call(server, 'POST', paths.packages, { token, json: newPackage(order) });
};

const counted = async () =>
  query<{ octets: string; real: string }>(
    server.databaseUrl,
    `select (select coalesce(sum(octets), 0) from siegelpost.stored_octets) as octets,
       (select coalesce(sum(sealed_bytes), 0) from siegelpost.packages where state in ('uploading', 'sealed', 'active')) as real`,
  );

// Row 11: refused before octets flow.
describe('a quota', () => {
  test('of a clerk holds, whichever way a package comes, and says whose it is (11)', async () => {
    const token = await signIn(server, 'one@amt.example');
    expect((await open(token, 900)).status).toBe(201);
    const files = await storedFiles(server.blobDir);
    const tooMuch = await open(token, 101);
    expect([tooMuch.status, tooMuch.problem, tooMuch.json['quota']]).toEqual([
      413,
      'quota-exceeded',
      'clerk',
    ]);
    expect(tooMuch.json['title']).toContain('Postfach');
    const whole = await sendWhole(server, token, draft([randomBytes(101)]));
    expect([whole.status, whole.json['quota']]).toEqual([413, 'clerk']);
    expect(await storedFiles(server.blobDir)).toEqual(files);
    expect((await open(token, 100)).status).toBe(201);
  });

  test('of a clerk holds when packages are opened at once (11)', async () => {
    const token = await signIn(server, 'two@amt.example');
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(token, 400)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, 201, 413, 413, 413, 413, 413, 413]);
    await query(
      server.databaseUrl,
      `delete from siegelpost.packages where conversation_id in (select conversation_id from siegelpost.conversations
         join siegelpost.clerks using (clerk_id) where address = 'two@amt.example')`,
    );
  });

  test('counts answers, and a recall makes room at once (11)', async () => {
    const token = await signIn(server, 'three@amt.example');
    const sent = await sendPackage(server, token, [randomBytes(800)]);
    const claimed = await claimToken(server, sent);
    const reply = { conversationId: sent.conversationId, inReplyTo: sent.packageId };
    expect((await open(claimed, 300, reply)).json['quota']).toBe('clerk');
    expect((await open(claimed, 100, reply)).status).toBe(201);
    expect((await open(token, 101)).status).toBe(413);
    await call(server, 'POST', paths.recall(sent.packageId), { token });
    expect((await open(token, 700)).status).toBe(201);
  });

  test('that is left is told to the clerk, as what is nearer', async () => {
    const token = await signIn(server, 'told@amt.example');
    const left = async () => (await call(server, 'GET', paths.quota, { token })).json['left'];
    const nearest = (await left()) as { quota: string; bytes: number };
    const [row] = await counted();
    const shared = 2500 - Number(row?.octets);
    expect(nearest).toEqual(
      shared < 1000 ? { quota: 'organisation', bytes: shared } : { quota: 'clerk', bytes: 1000 },
    );
    expect((await open(token, nearest.bytes + 1)).json['quota']).toBe(nearest.quota);
    expect((await open(token, nearest.bytes)).status).toBe(201);
    expect(await left()).toMatchObject({ bytes: 0 });
    expect((await call(server, 'GET', paths.quota)).status).toBe(401);
    await query(
      server.databaseUrl,
      `delete from siegelpost.packages where conversation_id in (select conversation_id from siegelpost.conversations
         join siegelpost.clerks using (clerk_id) where address = 'told@amt.example')`,
    );
  });

  test('of the organisation holds across its clerks (11)', async () => {
    const token = await signIn(server, 'four@amt.example');
    const answers = await Promise.all(Array.from({ length: 6 }, () => open(token, 150)));
    const [row] = await counted();
    expect(Number(row?.octets)).toBeLessThanOrEqual(2500);
    expect(answers.some(({ json }) => json['quota'] === 'organisation')).toBe(true);
  });

  test('is compared with what is really there', async () => {
    const [row] = await counted();
    expect(row?.octets).toBe(row?.real);
  });
});

// Row 11, for those who have no account: what is only announced must not keep clerks from working.
describe('what an outsider announces', () => {
  let place: TestServer;
  let token: string;

  beforeAll(async () => {
    place = await startTestServer({
      env: { CLERK_QUOTA_BYTES: '1000', ORGANISATION_QUOTA_BYTES: '1500' },
    });
    token = await signIn(place);
    await call(place, 'PUT', paths.ownDropIn, { token, json: { open: true } });
  });

  afterEach(() => query(place.databaseUrl, 'delete from siegelpost.packages'));
  afterAll(() => place.stop());

  const announce = (by: string, bytes: number, changes = {}) => {
    const order = draft([Buffer.alloc(bytes)], changes);
    return call(place, 'POST', paths.packages, { token: by, json: newPackage(order) });
  };
  const answering = ({ conversationId, packageId }: Draft) => ({ conversationId, inReplyTo: packageId });
  const isThere = async (by: string, { packageId }: Draft) =>
    (await call(place, 'GET', paths.parts(packageId), { token: by })).status === 200;

  async function visit(address: string): Promise<string> {
    const asked = await call(place, 'POST', paths.visitorCode('erika-sommer'), { json: { address } });
    const typed = { address, attempt: asked.json['attempt'], code: await mailedCode(place, address) };
    const visited = await call(place, 'POST', paths.visit('erika-sommer'), { json: typed });
    return String(visited.json['token']);
  }

  test('as an answer leaves its clerk as much room as it takes (11)', async () => {
    const sent = await sendPackage(place, token, [randomBytes(200)]);
    const claimed = await claimToken(place, sent);
    expect((await announce(claimed, 401, answering(sent))).json['quota']).toBe('clerk');
    expect((await announce(claimed, 400, answering(sent))).status).toBe(201);
    expect((await announce(claimed, 1, answering(sent))).json['quota']).toBe('clerk');
    expect((await announce(token, 400)).status).toBe(201);
  });

  test('by writing first leaves the organisation as much room as it takes (11)', async () => {
    const other = await signIn(place, 'other@amt.example');
    expect((await announce(other, 900)).status).toBe(201);
    const visitor = await visit('viel@example.org');
    expect((await announce(visitor, 301)).json['quota']).toBe('organisation');
    expect((await announce(visitor, 300)).status).toBe(201);
    expect((await announce(token, 300)).status).toBe(201);
  });

  test('and seals counts once, as everything else (11)', async () => {
    const sent = await sendPackage(place, token, [randomBytes(200)]);
    const claimed = await claimToken(place, sent);
    const answer = draft([randomBytes(400)], answering(sent));
    await upload(place, claimed, answer);
    const sealed = await call(place, 'POST', paths.seal(answer.packageId), {
      token: claimed,
      json: answerSeal(),
    });
    expect(sealed.status).toBe(200);
    expect((await announce(claimed, 200, answering(sent))).status).toBe(201);
  });

  test('ends with the fourth of the same claim or visit, the one gone quiet longest', async () => {
    const sent = await sendPackage(place, token, [randomBytes(10)]);
    const [claimed, another] = [await claimToken(place, sent), await claimToken(place, sent)];
    const visitor = await visit('oft@example.org');
    const neighbour = draft([randomBytes(10)], answering(sent));
    await call(place, 'POST', paths.packages, { token: another, json: newPackage(neighbour) });
    for (const [by, changes] of [
      [claimed, answering(sent)],
      [visitor, {}],
    ] as const) {
      const orders = Array.from({ length: 4 }, () => draft([randomBytes(10)], changes));
      for (const [index, order] of orders.entries()) {
        expect(
          (await call(place, 'POST', paths.packages, { token: by, json: newPackage(order) })).status,
        ).toBe(201);
        // The first goes on, so that the second is the quietest.
        if (index === 2 && orders[0]) await putPart(place, by, orders[0], [0, 0]);
      }
      expect(await Promise.all(orders.map((order) => isThere(by, order)))).toEqual([true, false, true, true]);
    }
    expect(await isThere(another, neighbour)).toBe(true);
  });

  test('is forgotten after an hour unless something of it comes; a clerk’s own waits for a day', async () => {
    const sent = await sendPackage(place, token, [randomBytes(10)]);
    const claimed = await claimToken(place, sent);
    const [empty, begun, words] = [[randomBytes(10)], [randomBytes(10), randomBytes(10)], []].map((bodies) =>
      draft(bodies, answering(sent)),
    ) as [Draft, Draft, Draft];
    const own = draft([randomBytes(10)]);
    for (const order of [empty, begun, words])
      await call(place, 'POST', paths.packages, { token: claimed, json: newPackage(order) });
    await call(place, 'POST', paths.packages, { token, json: newPackage(own) });
    await putPart(place, claimed, begun, [0, 0]);
    const database = connect(new Secret(place.databaseUrl));
    try {
      const purge = (ms: number) =>
        purgeUploads({ database, now: () => new Date(place.now().getTime() + ms) });
      await purge(59 * 60_000);
      expect(await isThere(claimed, empty)).toBe(true);
      await purge(61 * 60_000);
    } finally {
      await database.end();
    }
    const there = [empty, begun, words].map((order) => isThere(claimed, order));
    expect(await Promise.all([...there, isThere(token, own)])).toEqual([false, true, true, true]);
    expect((await announce(claimed, 10, { ...answering(sent), packageId: empty.packageId })).status).toBe(
      201,
    );
  });
});
