import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SealedPackage, UploadedParts } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import { PART_BYTES } from '@siegelpost/shared/chunks/parts';
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
  digestField,
  draft,
  newPackage,
  partOf,
  putOctets,
  putPart,
  randomId,
  sendPackage,
  signIn,
  upload,
} from '../support/wire.ts';

const HOUR_MS = 3_600_000;

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ limits: { silentUploadMs: 300 } });
  token = await signIn(server);
});

afterAll(async () => {
  await server.stop();
});

const open = (order = draft([randomBytes(100)]), as = token) =>
  call(server, 'POST', paths.packages, { token: as, json: newPackage(order) });
const parts = async (packageId: string) =>
  (await call(server, 'GET', paths.parts(packageId), { token })).json;

describe('opening a package', () => {
  test('the same request again has no effect and says so', async () => {
    const order = draft([randomBytes(100), Buffer.alloc(1)]);
    expect((await open(order)).status).toBe(201);
    expect((await open(order)).status).toBe(200);
  });

  test('the same id for something else is refused', async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    const answer = await open({ ...order, bodies: [randomBytes(101)] });
    expect([answer.status, answer.problem]).toEqual([409, 'package-exists']);
  });

  test("another clerk's package or conversation cannot be taken over", async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    const stranger = await signIn(server, 'stranger@kreis.example');
    expect((await open(order, stranger)).problem).toBe('package-exists');
    expect((await open({ ...order, packageId: randomId() }, stranger)).problem).toBe('package-exists');
  });

  test('a clerk without a key cannot send: nobody could answer', async () => {
    await query(server.databaseUrl, 'update siegelpost.clerks set fingerprint = null where address = $1', [
      'keyless@amt.example',
    ]);
    const keyless = await signIn(server, 'keyless@amt.example');
    await query(server.databaseUrl, 'update siegelpost.clerks set fingerprint = null where address = $1', [
      'keyless@amt.example',
    ]);
    expect((await open(draft([]), keyless)).problem).toBe('key-missing');
  });

  test('more octets than the policy allows are refused before they flow (11)', async () => {
    const json = { ...newPackage(draft([])), bodies: [{ sealedBytes: 20_000_000_000 }] };
    const answer = await call(server, 'POST', paths.packages, { token, json });
    expect([answer.status, answer.problem]).toEqual([413, 'quota-exceeded']);
  });

  test('more files than a package may have are refused (11)', async () => {
    const answer = await open(draft(Array(201).fill(Buffer.alloc(1))));
    expect([answer.status, answer.problem]).toEqual([413, 'quota-exceeded']);
  });

  test('nobody opens one without a session', async () => {
    const answer = await call(server, 'POST', paths.packages, { json: newPackage(draft([])) });
    expect(answer.problem).toBe('not-signed-in');
  });
});

describe('a part', () => {
  test('longer than declared is refused and nothing is stored (1)', async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    const files = await storedFiles(server.blobDir);
    const answer = await putOctets(server, token, paths.part(order.packageId, 0, 0), randomBytes(101));
    expect([answer.status, answer.problem]).toEqual([413, 'too-large']);
    expect(await parts(order.packageId)).toMatchObject({ bodies: [{ parts: [] }] });
    expect(await storedFiles(server.blobDir)).toEqual(files);
  });

  test('shorter than declared is refused (2)', async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    const answer = await putOctets(server, token, paths.part(order.packageId, 0, 0), randomBytes(99));
    expect([answer.status, answer.problem]).toEqual([400, 'length-mismatch']);
  });

  test('that breaks off leaves nothing behind (2)', async () => {
    const order = draft([randomBytes(100_000)]);
    await open(order);
    const files = await storedFiles(server.blobDir);
    const upload = rawUpload(order.packageId, { 'content-length': '100000' });
    upload.on('error', () => undefined);
    upload.write(randomBytes(50_000));
    await delay(100);
    upload.destroy();
    // What the server has begun it clears away once it hears of it.
    await eventually(async () => isDeepStrictEqual(await storedFiles(server.blobDir), files));
    expect(await parts(order.packageId)).toMatchObject({ bodies: [{ parts: [] }] });
  });

  test('that falls silent is refused after a while (51)', async () => {
    const order = draft([randomBytes(100_000)]);
    await open(order);
    const upload = rawUpload(order.packageId, { 'content-length': '100000' });
    upload.on('error', () => undefined);
    upload.write(randomBytes(50_000));
    const [answer] = (await once(upload, 'response')) as [{ statusCode: number }];
    expect(answer.statusCode).toBe(408);
    upload.destroy();
  });

  test('without its length is refused', async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    const upload = rawUpload(order.packageId, { 'transfer-encoding': 'chunked' });
    upload.end(order.bodies[0]);
    const [answer] = (await once(upload, 'response')) as [{ statusCode: number }];
    expect(answer.statusCode).toBe(411);
  });

  test('with another digest than announced is refused and not stored', async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    const files = await storedFiles(server.blobDir);
    const path = paths.part(order.packageId, 0, 0);
    const answer = await putOctets(server, token, path, randomBytes(100), digestField(randomBytes(1)));
    expect([answer.status, answer.problem]).toEqual([400, 'digest-mismatch']);
    expect(await storedFiles(server.blobDir)).toEqual(files);
  });

  test.each(['', 'md5=:AAAA:', 'sha-256=AAAA', 'sha-256=:AAAA:'])(
    'with the digest field "%s" is refused',
    async (field) => {
      const order = draft([randomBytes(100)]);
      await open(order);
      const path = paths.part(order.packageId, 0, 0);
      expect((await putOctets(server, token, path, partOf(randomBytes(100), 0), field)).problem).toBe(
        'bad-request',
      );
    },
  );

  test('of another media type is refused', async () => {
    const order = draft([randomBytes(4)]);
    await open(order);
    const answer = await call(server, 'PUT', paths.part(order.packageId, 0, 0), {
      token,
      json: 1234,
      headers: { 'content-digest': digestField(Buffer.from('1234')) },
    });
    expect(answer.status).toBe(415);
  });

  test('may come out of order and in parallel (3)', async () => {
    const order = draft([randomBytes(2 * PART_BYTES + 5)]);
    await open(order);
    const answers = await Promise.all([2, 0, 1].map((index) => putPart(server, token, order, [0, index])));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const found = await parts(order.packageId);
    expect(Check(UploadedParts, found)).toBe(true);
    expect(found).toEqual({ sealed: false, bodies: [{ sealedBytes: 2 * PART_BYTES + 5, parts: [0, 1, 2] }] });
  });

  test('again with the same content is one copy (5)', async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    expect((await putPart(server, token, order, [0, 0])).status).toBe(201);
    expect((await putPart(server, token, order, [0, 0])).status).toBe(200);
    expect(await storedFiles(server.blobDir, order.packageId)).toHaveLength(1);
  });

  test('sent five times at once is one copy (5)', async () => {
    const order = draft([randomBytes(300_000)]);
    await open(order);
    const tries = Array.from({ length: 5 }, () => putPart(server, token, order, [0, 0]));
    const answers = await Promise.all(tries);
    expect(answers.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(await storedFiles(server.blobDir, order.packageId)).toHaveLength(1);
  });

  test('again with different content is refused, the first wins (6)', async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    await putPart(server, token, order, [0, 0]);
    const answer = await putPart(server, token, { ...order, bodies: [randomBytes(100)] }, [0, 0]);
    expect([answer.status, answer.problem]).toEqual([409, 'part-conflict']);
    expect(await storedFiles(server.blobDir, order.packageId)).toHaveLength(1);
  });

  test('of two different ones at once the first wins and the other leaves nothing (6)', async () => {
    const order = draft([randomBytes(300_000)]);
    await open(order);
    const rivals = Array.from({ length: 4 }, () =>
      putPart(server, token, { ...order, bodies: [randomBytes(300_000)] }, [0, 0]),
    );
    const statuses = (await Promise.all(rivals)).map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, 409, 409, 409]);
    expect(await storedFiles(server.blobDir, order.packageId)).toHaveLength(1);
  });

  test('after the seal is refused (7)', async () => {
    const order = draft([randomBytes(100)]);
    await upload(server, token, order);
    await call(server, 'POST', paths.seal(order.packageId), { token, json: clerkSeal(order) });
    const answer = await putPart(server, token, order, [0, 0]);
    expect([answer.status, answer.problem]).toEqual([409, 'package-sealed']);
  });

  test("of somebody else's package is as unknown as any (10)", async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    const stranger = await signIn(server, 'stranger@kreis.example');
    const theirs = await putPart(server, stranger, order, [0, 0]);
    const unknown = await putPart(server, stranger, { ...order, packageId: randomId() }, [0, 0]);
    expect(theirs.status).toBe(404);
    expect(theirs.text).toBe(unknown.text);
  });

  test.each(['-1', '9007199254740992', '1e3', '0x1', '01', 'NaN', '1.5', '%00'])(
    'with the index %s is refused (14)',
    async (index) => {
      const order = draft([randomBytes(100)]);
      await open(order);
      const [ofPart, ofBody] = [`0/parts/${index}`, `${index}/parts/0`].map(
        (rest) => `${paths.package(order.packageId)}/bodies/${rest}`,
      );
      for (const path of [ofPart, ofBody])
        expect((await putOctets(server, token, path ?? '', partOf(randomBytes(100), 0))).status).toBe(400);
    },
  );

  test('beyond the last one is unknown (14)', async () => {
    const order = draft([randomBytes(100)]);
    await open(order);
    const octets = partOf(randomBytes(100), 0);
    expect((await putOctets(server, token, paths.part(order.packageId, 0, 1), octets)).status).toBe(404);
    expect((await putOctets(server, token, paths.part(order.packageId, 1, 0), octets)).status).toBe(404);
  });
});

describe('sealing', () => {
  const seal = (order: ReturnType<typeof draft>, changes = {}) =>
    call(server, 'POST', paths.seal(order.packageId), { token, json: clerkSeal(order, changes) });

  test('with a gap names what is missing (4)', async () => {
    const order = draft([randomBytes(100), randomBytes(PART_BYTES + 1), randomBytes(1)]);
    await open(order);
    await putPart(server, token, order, [1, 1]);
    const answer = await seal(order);
    expect([answer.status, answer.problem]).toEqual([409, 'package-incomplete']);
    expect(answer.json['missing']).toEqual([
      { bodyIndex: 0, partIndex: 0 },
      { bodyIndex: 1, partIndex: 0 },
      { bodyIndex: 2, partIndex: 0 },
    ]);
  });

  test('names a hundred missing parts at most (4)', async () => {
    const order = draft(Array(150).fill(Buffer.alloc(1)));
    await open(order);
    expect((await seal(order)).json['missing']).toHaveLength(100);
  });

  test('repeated gives the same answer (8)', async () => {
    const order = draft([randomBytes(100)]);
    await upload(server, token, order);
    const first = await seal(order);
    expect(first.status).toBe(200);
    expect(Check(SealedPackage, first.json)).toBe(true);
    expect(first.json['reference']).toMatch(/^SP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    server.passTime(1000);
    const again = await seal(order, { manifest: Buffer.from('another').toString('base64') });
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  test('ten times at once is one sealing and, for an answer, one mail (9)', async () => {
    const sent = await sendPackage(server, token);
    const order = draft([randomBytes(100)], {
      conversationId: sent.conversationId,
      inReplyTo: sent.packageId,
    });
    const claimed = await claimToken(server, sent);
    await upload(server, claimed, order);
    const tries = Array.from({ length: 10 }, () =>
      call(server, 'POST', paths.seal(order.packageId), { token: claimed, json: answerSeal() }),
    );
    const answers = await Promise.all(tries);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    const mails = () =>
      server.mailbox.mails.filter(
        ({ parsed }) => parsed.headers.get('x-siegelpost-package') === order.packageId,
      );
    await eventually(() => mails()[0]);
    await delay(300);
    expect(mails()).toHaveLength(1);
  });

  test.each([
    ['one octet', [1]],
    ['an exact multiple of the part size', [PART_BYTES]],
    ['one more', [PART_BYTES + 1]],
    ['no files at all, a message only', []],
  ])('works with %s (12)', async (_name, sizes) => {
    const order = draft(sizes.map((size) => randomBytes(size)));
    await upload(server, token, order);
    expect((await seal(order)).status).toBe(200);
  });

  test.each([
    ['in the past', () => new Date(Date.now() - 1000).toISOString()],
    ['later than the policy allows', () => new Date(Date.now() + 92 * 24 * HOUR_MS).toISOString()],
    ['that is no day', () => '2026-02-31T99:00:00Z'],
    ['missing', () => null],
  ])('with an expiry %s is refused', async (_name, expiresAt) => {
    const order = draft([]);
    await open(order);
    expect((await seal(order, { expiresAt: expiresAt() })).problem).toBe('bad-request');
  });

  test('without gates or sender record is refused to a clerk', async () => {
    const order = draft([]);
    await open(order);
    expect((await seal(order, { gates: null })).problem).toBe('bad-request');
    expect((await seal(order, { senderRecord: null })).problem).toBe('bad-request');
  });

  test("somebody else's package is as unknown as any", async () => {
    const order = draft([]);
    await open(order);
    const stranger = await signIn(server, 'stranger@kreis.example');
    const answer = await call(server, 'POST', paths.seal(order.packageId), {
      token: stranger,
      json: clerkSeal(order),
    });
    expect(answer.status).toBe(404);
  });
});

describe('an upload nobody goes on with (13)', () => {
  test('can be resumed for 24 hours and is purged then', async () => {
    const own = await startTestServer();
    try {
      const mine = await signIn(own);
      const order = draft([randomBytes(PART_BYTES + 1)]);
      await call(own, 'POST', paths.packages, { token: mine, json: newPackage(order) });
      await putPart(own, mine, order, [0, 0]);
      own.passTime(23 * HOUR_MS);
      await runJob(own, 'purge-uploads');
      const resumed = await call(own, 'GET', paths.parts(order.packageId), { token: mine });
      expect(resumed.json).toMatchObject({ bodies: [{ parts: [0] }] });
      expect(await storedFiles(own.blobDir)).toHaveLength(1);

      own.passTime(2 * HOUR_MS);
      await runJob(own, 'purge-uploads');
      const gone = await call(own, 'GET', paths.parts(order.packageId), { token: mine });
      expect(gone.status).toBe(404);
      await eventually(async () => ((await storedFiles(own.blobDir)).length === 0 ? true : undefined));
    } finally {
      await own.stop();
    }
  });
});

/** Runs a job of the timetable now and waits until it is done. */
async function runJob(on: TestServer, task: string): Promise<void> {
  await query(on.databaseUrl, 'select graphile_worker.add_job($1)', [task]);
  await eventually(async () => {
    const jobs = await query(on.databaseUrl, 'select from graphile_worker.jobs where task_identifier = $1', [
      task,
    ]);
    return jobs.length === 0 ? true : undefined;
  });
}

function rawUpload(packageId: string, headers: Record<string, string>) {
  return request(server.origin + paths.part(packageId, 0, 0), {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'content-digest': digestField(Buffer.alloc(1)),
      ...headers,
    },
  });
}
