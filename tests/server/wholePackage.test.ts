import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SealedPackage } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import { SMALL_PACKAGE_BYTES } from '@siegelpost/shared/chunks/parts';
import { Check } from 'typebox/value';
import { eventually } from '../support/eventually.ts';
import { query } from '../support/query.ts';
import { storedFiles } from '../support/storedFiles.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import {
  answerSeal,
  call,
  claimToken,
  clerkSeal,
  type Draft,
  draft,
  newPackage,
  sendPackage,
  sendWhole,
  signIn,
} from '../support/wire.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ limits: { silentUploadMs: 500 } });
  token = await signIn(server);
});

afterAll(async () => {
  await server.stop();
});

/** Nothing of it is in the database nor, soon, in the store. */
async function expectNothingLeft({ packageId }: Draft): Promise<void> {
  const rows = await query(server.databaseUrl, 'select from siegelpost.packages where package_id = $1', [
    packageId,
  ]);
  expect(rows).toEqual([]);
  await eventually(async () =>
    (await storedFiles(server.blobDir, packageId)).length === 0 ? true : undefined,
  );
}

describe('a small package in one request', () => {
  test.each([
    ['a message only', []],
    ['one octet', [1]],
    ['several files', [100_000, 1, 65_536]],
    ['as much as fits', [SMALL_PACKAGE_BYTES]],
    ['200 files', Array<number>(200).fill(50)],
  ])('works with %s (12), and its link opens after activation', async (_name, sizes) => {
    const order = draft(sizes.map((size) => randomBytes(size)));
    const sealed = await sendWhole(server, token, order);
    expect([sealed.status, Check(SealedPackage, sealed.json)]).toEqual([200, true]);
    expect((await call(server, 'POST', paths.activate(order.packageId), { token })).status).toBe(204);
    const claimed = await claimToken(server, order);
    for (const [index, body] of order.bodies.slice(0, 3).entries()) {
      const answer = await fetch(server.origin + paths.body(order.packageId, index), {
        headers: { authorization: `Bearer ${claimed}` },
      });
      expect(Buffer.from(await answer.arrayBuffer()).equals(body)).toBe(true);
    }
  });

  test('repeated gives the same answer and stores nothing twice (5, 8)', async () => {
    const order = draft([randomBytes(1000), randomBytes(10)]);
    const first = await sendWhole(server, token, order);
    server.passTime(1000);
    const again = await sendWhole(server, token, order);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(await storedFiles(server.blobDir, order.packageId)).toHaveLength(2);
  });

  test('repeated with another content is refused, the first wins (6)', async () => {
    const order = draft([randomBytes(1000)]);
    await sendWhole(server, token, order);
    const answer = await sendWhole(server, token, { ...order, bodies: [randomBytes(1000)] });
    expect([answer.status, answer.problem]).toEqual([409, 'part-conflict']);
    expect(await storedFiles(server.blobDir, order.packageId)).toHaveLength(1);
  });

  test('five times at once is one sealing, and for an answer one mail (9)', async () => {
    const sent = await sendPackage(server, token);
    const order = draft([randomBytes(1000)], {
      conversationId: sent.conversationId,
      inReplyTo: sent.packageId,
    });
    const claimed = await claimToken(server, sent);
    const tries = Array.from({ length: 5 }, () => sendWhole(server, claimed, order, { seal: answerSeal() }));
    const answers = await Promise.all(tries);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await storedFiles(server.blobDir, order.packageId)).toHaveLength(1);
    const mails = () =>
      server.mailbox.mails.filter(
        ({ parsed }) => parsed.headers.get('x-siegelpost-package') === order.packageId,
      );
    await eventually(() => mails()[0]);
    expect(mails()).toHaveLength(1);
  });

  test.each([
    [
      'longer than declared (1)',
      (body: Buffer) => [Buffer.concat([body, Buffer.alloc(1)])],
      'too-large',
      413,
    ],
    ['shorter than declared (2)', (body: Buffer) => [body.subarray(1)], 'length-mismatch', 400],
    ['with another digest', (body: Buffer) => [randomBytes(body.length)], 'digest-mismatch', 400],
    ['missing (2)', () => [], 'length-mismatch', 400],
    ['followed by one too many', (body: Buffer) => [body, body], 'bad-request', 400],
  ])('with a body %s is refused and leaves nothing', async (_name, spoil, problem, status) => {
    const order = draft([randomBytes(300_000)]);
    const answer = await sendWhole(server, token, order, {
      bodies: spoil(order.bodies[0] ?? Buffer.alloc(0)),
    });
    expect([answer.status, answer.problem]).toEqual([status, problem]);
    await expectNothingLeft(order);
    expect((await sendWhole(server, token, order)).status).toBe(200);
  });

  test.each([
    ['an expiry in the past', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['no gates', { gates: null }],
    ['no envelopes', { envelopes: [] }],
    ['an unknown field (48)', { role: 'admin' }],
  ])('whose sealing has %s is refused and leaves nothing', async (_name, changes) => {
    const order = draft([randomBytes(1000)]);
    const answer = await sendWhole(server, token, order, { seal: clerkSeal(order, changes) });
    expect([answer.status, answer.problem]).toEqual([400, 'bad-request']);
    await expectNothingLeft(order);
  });

  test('with a poisoned prototype is refused (48)', async () => {
    const order = draft([]);
    const json = JSON.parse('{"__proto__": {"admin": true}}') as object;
    expect((await sendWhole(server, token, order, { json })).status).toBe(400);
  });

  test.each([
    [
      'more octets than one request may have (11)',
      draft([Buffer.alloc(1)]),
      SMALL_PACKAGE_BYTES + 1,
      'too-large',
    ],
    ['more than the policy allows (11)', draft([Buffer.alloc(1)]), 20_000_000_000, 'quota-exceeded'],
  ])('that announces %s is refused', async (_name, order, sealedBytes, problem) => {
    const json = { package: { ...newPackage(order), bodies: [{ sealedBytes }] } };
    const answer = await sendWhole(server, token, order, { json });
    expect([answer.status, answer.problem]).toEqual([413, problem]);
    await expectNothingLeft(order);
  });

  test('with 201 files is refused (11)', async () => {
    const order = draft(Array<Buffer>(201).fill(Buffer.alloc(1)));
    const answer = await sendWhole(server, token, order);
    expect([answer.status, answer.problem]).toEqual([413, 'quota-exceeded']);
    await expectNothingLeft(order);
  });

  test("that takes somebody else's id is refused, and theirs stays (10)", async () => {
    const order = draft([randomBytes(100)]);
    await sendWhole(server, token, order);
    const stranger = await signIn(server, 'stranger@kreis.example');
    const answer = await sendWhole(server, stranger, order);
    expect(answer.problem).toBe('package-exists');
    expect(await storedFiles(server.blobDir, order.packageId)).toHaveLength(1);
  });

  test('without a session is refused', async () => {
    expect((await sendWhole(server, 'nobody', draft([]))).problem).toBe('not-signed-in');
  });

  test.each([
    ['announced too long (11)', { 'content-length': String(64 * 1024 * 1024) }, 413],
    ['without its length', { 'transfer-encoding': 'chunked' }, 411],
    ['that falls silent (51)', { 'content-length': '5000' }, 408],
  ])('%s is refused', async (_name, headers, status) => {
    const sending = request(server.origin + paths.wholePackage, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=x',
        ...headers,
      },
    });
    sending.on('error', () => undefined);
    sending.write('--x\r\nContent-Disposition: form-data; name="package"\r\n\r\n{');
    const [answer] = (await once(sending, 'response')) as [{ statusCode: number }];
    expect(answer.statusCode).toBe(status);
    sending.destroy();
  });
});
