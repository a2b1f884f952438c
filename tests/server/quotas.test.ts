import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { query } from '../support/query.ts';
import { storedFiles } from '../support/storedFiles.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { call, claimToken, draft, newPackage, sendPackage, sendWhole, signIn } from '../support/wire.ts';

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
    expect((await open(claimed, 200, reply)).status).toBe(201);
    expect((await open(token, 100)).status).toBe(413);
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
