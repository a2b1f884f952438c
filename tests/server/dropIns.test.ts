import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret } from '@siegelpost/server/config/secret';
import { connect } from '@siegelpost/server/database/connection';
import { purgeUploads } from '@siegelpost/server/jobs/cleaning';
import { DropIn, OwnDropIn, Visit } from '@siegelpost/shared/api/dropIns';
import { PackageContent } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import { solveWork } from '@siegelpost/shared/transfer/solveWork';
import { parseDropInName } from '@siegelpost/shared/api/dropInName';
import { Check } from 'typebox/value';
import { eventually } from '../support/eventually.ts';
import { query } from '../support/query.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import {
  ADDRESS,
  answerSeal,
  call,
  clerkKey,
  clerkSeal,
  draft,
  mailedCode,
  newPackage,
  putPart,
  randomToken,
  sendPackage,
  sha256,
  signIn,
  upload,
} from '../support/wire.ts';

const HOUR_MS = 3_600_000;

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer({
    env: {
      DROP_IN_LIST: 'bauamt,erika-sommer,nobody',
      DROP_IN_DAILY_PACKAGES: '3',
      DROP_IN_DAILY_BYTES: '100000',
      DROP_IN_CALM_CODES: '1000',
    },
  });
  token = await signIn(server);
  await openPage(token);
});

afterAll(async () => {
  await server.stop();
});

const openPage = (as: string, open = true) =>
  call(server, 'PUT', paths.ownDropIn, { token: as, json: { open } });

let strangers = 0;
/** An address nobody has used yet. */
const stranger = () => `buerger${++strangers}@example.org`;

/** A code, with the attempt that it is good in. */
async function askCode(address: string, name = 'erika-sommer') {
  const before = server.mailbox.to(address).length;
  const asked = await call(server, 'POST', paths.visitorCode(name), { json: { address } });
  expect(asked.status).toBe(200);
  return { attempt: String(asked.json['attempt']), code: await mailedCode(server, address, before + 1) };
}

const enter = (address: string, typed: { attempt: string; code: string }, name = 'erika-sommer') =>
  call(server, 'POST', paths.visit(name), { json: { address, ...typed } });

async function visitor(address = stranger(), name = 'erika-sommer') {
  const { json } = await enter(address, await askCode(address, name), name);
  return { address, token: String(json['token']), vouchKey: String(json['vouchKey']) };
}

const open = (as: string, order = draft([randomBytes(100)])) =>
  call(server, 'POST', paths.packages, { token: as, json: newPackage(order) });

async function writeFirst(as: string, order = draft([randomBytes(100)])) {
  await upload(server, as, order);
  const sealed = await call(server, 'POST', paths.seal(order.packageId), { token: as, json: answerSeal() });
  return { order, sealed };
}

describe('a page', () => {
  test('shows whom one writes to and the certificate, as the contract says', async () => {
    const { json } = await call(server, 'GET', paths.dropIn('erika-sommer'));
    expect(Check(DropIn, json)).toBe(true);
    expect(json).toMatchObject({
      name: 'erika-sommer',
      owner: { name: 'Erika Sommer', address: ADDRESS },
      organisationCertificate: null,
    });
  });

  test('is unknown before it is opened and after it is closed, like any other', async () => {
    const clerk = await signIn(server, 'meldeamt@amt.example');
    const never = await call(server, 'GET', paths.dropIn('nobody-at-all'));
    const before = await call(server, 'GET', paths.dropIn('meldeamt'));
    const own = await openPage(clerk);
    expect(Check(OwnDropIn, own.json)).toBe(true);
    expect(own.json).toMatchObject({ open: true, name: 'meldeamt', certified: false });
    expect((await call(server, 'GET', paths.dropIn('meldeamt'))).status).toBe(200);
    await openPage(clerk, false);
    const after = await call(server, 'GET', paths.dropIn('meldeamt'));
    expect([before.text, after.text]).toEqual([never.text, never.text]);
    expect(after.problem).toBe('not-found');
    // The name stays with its owner.
    expect((await openPage(clerk)).json).toMatchObject({ name: 'meldeamt' });
  });

  test('gets a name of its own where another has it', async () => {
    const other = await signIn(server, 'erika.sommer@kreis.example');
    expect((await openPage(other)).json).toMatchObject({ name: 'erika-sommer-2' });
  });

  test('needs a key to be sealed to', async () => {
    const keyless = await signIn(server, 'keyless@amt.example');
    await query(server.databaseUrl, 'update siegelpost.clerks set fingerprint = null where address = $1', [
      'keyless@amt.example',
    ]);
    expect((await openPage(keyless)).problem).toBe('key-missing');
  });

  test('of the authority lists what it is told to and what is open, in that order', async () => {
    const bauamt = await signIn(server, 'bauamt@amt.example');
    await openPage(bauamt);
    const { json } = await call(server, 'GET', paths.dropIns);
    expect(json).toEqual({
      dropIns: [
        { name: 'bauamt', owner: { name: 'Erika Sommer', address: 'bauamt@amt.example' } },
        { name: 'erika-sommer', owner: { name: 'Erika Sommer', address: ADDRESS } },
      ],
    });
  });

  test.each(['Erika-Sommer', '..%2f..%2fetc', "x'--", 'a'.repeat(65), '%00'])(
    'is not found under %s (49)',
    async (name) => {
      expect([400, 404]).toContain((await call(server, 'GET', paths.dropIn(name))).status);
    },
  );

  test('is switched by its clerk only', async () => {
    const { token: visit } = await visitor();
    expect((await openPage(visit)).problem).toBe('not-signed-in');
    expect((await call(server, 'PUT', paths.ownDropIn, { json: { open: true } })).problem).toBe(
      'not-signed-in',
    );
  });
});

describe('a code', () => {
  test('comes to the mailbox, says whom it is for and opens a visit', async () => {
    const address = stranger();
    const code = await askCode(address);
    const mail = await eventually(() => server.mailbox.to(address)[0]);
    expect(mail.parsed.text).toContain('Erika Sommer (Amt Beispiel)');
    const { json } = await enter(address, code);
    expect(Check(Visit, json)).toBe(true);
  });

  test('is good once (row 42)', async () => {
    const address = stranger();
    const code = await askCode(address);
    expect((await enter(address, code)).status).toBe(200);
    expect((await enter(address, code)).problem).toBe('code-wrong');
  });

  test('is good for ten minutes (row 42)', async () => {
    const late = await startTestServer({ env: {} });
    try {
      const clerk = await signIn(late);
      await call(late, 'PUT', paths.ownDropIn, { token: clerk, json: { open: true } });
      const json = { address: 'spaet@example.org' };
      const asked = await call(late, 'POST', paths.visitorCode('erika-sommer'), { json });
      const typed = { ...json, ...asked.json, code: await mailedCode(late, json.address) };
      late.passTime(11 * 60_000);
      const answer = await call(late, 'POST', paths.visit('erika-sommer'), { json: typed });
      expect(answer.problem).toBe('code-wrong');
    } finally {
      await late.stop();
    }
  });

  test('of one page, or for signing in, opens no other page (row 42)', async () => {
    const address = stranger();
    const code = await askCode(address, 'erika-sommer-2');
    expect((await enter(address, code)).problem).toBe('code-wrong');
    expect((await enter(address, code, 'erika-sommer-2')).status).toBe(200);

    const clerk = 'kollege@amt.example';
    const asked = await call(server, 'POST', paths.sessionCode, { json: { address: clerk } });
    const signInCode = { attempt: String(asked.json['attempt']), code: await mailedCode(server, clerk) };
    expect((await enter(clerk, signInCode)).problem).toBe('code-wrong');
    const visitCode = await askCode(clerk);
    const session = { address: clerk, ...visitCode, name: 'Kollege' };
    expect((await call(server, 'POST', paths.session, { json: session })).problem).toBe('code-wrong');
  });

  test('is guessed five times at most', async () => {
    const address = stranger();
    const code = await askCode(address);
    const wrong = { ...code, code: code.code === '000000' ? '000001' : '000000' };
    for (let guess = 0; guess < 5; guess++) expect((await enter(address, wrong)).problem).toBe('code-wrong');
    expect((await enter(address, code)).problem).toBe('code-wrong');
  });

  test('is not used up by a stranger who knows the mailbox (row 42)', async () => {
    const address = stranger();
    const typed = await askCode(address);
    for (let guess = 0; guess < 20; guess++)
      expect((await enter(address, { attempt: randomToken(), code: '000000' })).problem).toBe('code-wrong');
    expect((await enter(address, typed)).status).toBe(200);
  });

  test('is mailed three times an hour and mailbox, over all pages, silently (row 43)', async () => {
    const address = stranger();
    for (const name of ['erika-sommer', 'erika-sommer-2', 'erika-sommer']) await askCode(address, name);
    const fourth = await call(server, 'POST', paths.visitorCode('erika-sommer'), { json: { address } });
    expect([fourth.status, fourth.json]).toEqual([200, { attempt: expect.stringMatching(/^[\w-]{43}$/) }]);
    await askCode(stranger());
    expect(server.mailbox.to(address)).toHaveLength(3);
  });

  test('leaves a clerk’s own sign-in alone, however many are asked for', async () => {
    const clerk = 'belagert@amt.example';
    for (let time = 0; time < 3; time++) await askCode(clerk);
    await expect(signIn(server, clerk)).resolves.toMatch(/^[\w-]{43}$/);
  });

  test.each([
    { address: 'a@b.example\r\nBcc: x@y.example' },
    { address: 'a@b.example', __proto__x: 1 },
    { address: { $ne: null } },
    { address: 'a@b.example', work: { begunAt: 1, nonce: 1, more: 1 } },
    {},
  ])('is not asked for with %j (48, 49, 54)', async (json) => {
    expect((await call(server, 'POST', paths.visitorCode('erika-sommer'), { json })).status).toBe(400);
  });

  test('with __proto__ in the request is refused (48)', async () => {
    const answer = await fetch(server.origin + paths.visit('erika-sommer'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"address":"a@b.example","attempt":"${randomToken()}","code":"123456","__proto__":{"x":1}}`,
    });
    expect(answer.status).toBe(400);
  });
});

describe('a visitor', () => {
  test('writes first; the clerk is told by mail and opens it', async () => {
    const { address, token: visit, vouchKey } = await visitor();
    const mails = server.mailbox.to(ADDRESS).length;
    const { order, sealed } = await writeFirst(visit);
    expect(sealed.status).toBe(200);
    const mail = await eventually(() => server.mailbox.to(ADDRESS)[mails]);
    expect(mail.parsed.subject).toContain(String(sealed.json['reference']));
    expect(mail.parsed.text).toContain(paths.replyPage(order.packageId));
    expect(mail.source).not.toContain(address);
    const { json } = await call(server, 'GET', paths.package(order.packageId), { token });
    expect(Check(PackageContent, json)).toBe(true);
    expect(json).toMatchObject({
      authorKind: 'visitor',
      inReplyTo: null,
      vouch: { vouchKey, addressDigest: sha256(Buffer.from(address)).toString('base64url') },
    });
  });

  test('seals twice with one effect, and writes more than once', async () => {
    const { token: visit } = await visitor();
    const { order, sealed } = await writeFirst(visit);
    const again = await call(server, 'POST', paths.seal(order.packageId), {
      token: visit,
      json: answerSeal(),
    });
    expect(again.json).toEqual(sealed.json);
    expect((await writeFirst(visit)).sealed.status).toBe(200);
  });

  test('reads nothing, not even what they wrote: there is no link to share', async () => {
    const { token: visit } = await visitor();
    const { order } = await writeFirst(visit);
    for (const path of [paths.package(order.packageId), paths.body(order.packageId, 0)])
      expect((await call(server, 'GET', path, { token: visit })).problem).toBe('not-found');
    const gates = { linkToken: order.linkToken, authToken: order.authToken };
    const claim = await call(server, 'POST', paths.claim(order.packageId), { json: gates });
    expect(claim.problem).toBe('not-found');
  });

  test('gives no gates, expiry or record, so that nothing of theirs ever gets a link', async () => {
    const { token: visit } = await visitor();
    const order = draft([randomBytes(10)]);
    await upload(server, visit, order);
    const sealed = await call(server, 'POST', paths.seal(order.packageId), {
      token: visit,
      json: clerkSeal(order),
    });
    expect(sealed.problem).toBe('bad-request');
  });

  test('writes into no conversation but a new one', async () => {
    const { token: visit } = await visitor();
    const clerks = await sendPackage(server, token);
    const own = (await writeFirst(visit)).order;
    for (const { conversationId } of [clerks, own])
      expect((await open(visit, draft([], { conversationId }))).problem).toBe('package-exists');
    const answering = draft([], { conversationId: clerks.conversationId, inReplyTo: clerks.packageId });
    expect((await open(visit, answering)).problem).toBe('not-found');
  });

  test('uploads no part of another visitor’s package (10)', async () => {
    const [one, other] = [await visitor(), await visitor()];
    const order = draft([randomBytes(100)]);
    await open(one.token, order);
    expect((await putPart(server, other.token, order, [0, 0])).problem).toBe('not-found');
    expect((await putPart(server, one.token, order, [0, 0])).status).toBe(201);
  });

  test('writes so many packages a day, from any number of visits', async () => {
    const { address, token: visit } = await visitor();
    for (let count = 0; count < 3; count++) expect((await open(visit)).status).toBe(201);
    const other = await visitor(address, 'erika-sommer-2');
    const fourth = await open(other.token);
    expect([fourth.status, fourth.problem]).toEqual([429, 'too-many-requests']);
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(23 * 3600);
    expect((await open((await visitor()).token)).status).toBe(201);
  });

  test('writes so many at once, however parallel', async () => {
    const { token: visit } = await visitor();
    const answers = await Promise.all(Array.from({ length: 12 }, () => open(visit)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
  });

  test('has no more of the day for what the clerk throws away', async () => {
    const { token: visit } = await visitor();
    for (let count = 0; count < 3; count++) {
      const { order } = await writeFirst(visit);
      expect((await call(server, 'POST', paths.recall(order.packageId), { token })).status).toBe(204);
    }
    expect((await open(visit)).problem).toBe('too-many-requests');
  });

  test('writes so many octets a day, refused before they flow (11)', async () => {
    const { token: visit } = await visitor();
    const answer = await open(visit, draft([randomBytes(100_001)]));
    expect([answer.status, answer.problem]).toEqual([413, 'quota-exceeded']);
  });

  test('is turned away once the page is closed', async () => {
    const clerk = await signIn(server, 'schliesst@amt.example');
    await openPage(clerk);
    const { token: visit } = await visitor(stranger(), 'schliesst');
    await openPage(clerk, false);
    expect((await open(visit)).problem).toBe('not-found');
  });

  test('leaves no address in the database', async () => {
    const { address, token: visit } = await visitor();
    const { order } = await writeFirst(visit);
    const rows = await query(
      server.databaseUrl,
      'select to_jsonb(p) as row from siegelpost.packages p where package_id = $1',
      [order.packageId],
    );
    expect(JSON.stringify(rows)).not.toContain(address);
    expect(server.logLines.join('')).not.toContain(address);
  });

  test('is forgotten with what they wrote, once the day is over that it counts for', async () => {
    const { token: visit } = await visitor();
    const [today, yesterday, living] = [
      await writeFirst(visit),
      await writeFirst(visit),
      await writeFirst(visit),
    ];
    const kept = async ({ order }: typeof today) => {
      const [row] = await query<{ address: boolean; key: boolean }>(
        server.databaseUrl,
        `select visitor_digest is not null as address, vouch_key is not null as key
           from siegelpost.packages where package_id = $1`,
        [order.packageId],
      );
      return row;
    };
    const letADayPass = ({ order }: typeof today) =>
      query(
        server.databaseUrl,
        `update siegelpost.packages set created_at = created_at - interval '24 hours' where package_id = $1`,
        [order.packageId],
      );
    const recall = ({ order }: typeof today) =>
      call(server, 'POST', paths.recall(order.packageId), { token });
    await letADayPass(yesterday);
    await letADayPass(living);
    await recall(yesterday);
    expect(await kept(yesterday)).toEqual({ address: false, key: false });
    await recall(today);
    expect(await kept(today)).toEqual({ address: true, key: false });

    const database = connect(new Secret(server.databaseUrl));
    try {
      const purge = () => purgeUploads({ database, now: () => server.now() });
      await purge();
      expect(await kept(today)).toEqual({ address: true, key: false });
      await letADayPass(today);
      await purge();
    } finally {
      await database.end();
    }
    expect(await kept(today)).toEqual({ address: false, key: false });
    expect(await kept(living)).toEqual({ address: true, key: true });
  });
});

test('row 34: an owner whose name is markup is text in page, contract and mail', async () => {
  const name = '<img src=x onerror=alert(1)> "&';
  const address = 'markup@amt.example';
  const asked = await call(server, 'POST', paths.sessionCode, { json: { address } });
  const code = await mailedCode(server, address);
  const json = { address, attempt: asked.json['attempt'], code, name };
  const session = await call(server, 'POST', paths.session, { json });
  const clerk = String(session.json['token']);
  const key = await call(server, 'PUT', paths.clerkKey, { token: clerk, json: clerkKey(address) });
  expect(key.status).toBe(204);
  await openPage(clerk);
  expect((await call(server, 'GET', paths.dropIn('markup'))).json).toMatchObject({ owner: { name } });
  const writer = stranger();
  await askCode(writer, 'markup');
  const [mail] = server.mailbox.to(writer);
  expect(mail?.parsed.text).toContain(name);
  const html = String(mail?.parsed.html);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).not.toContain('<img src=x');
});

describe('under load', () => {
  let loaded: TestServer;
  beforeAll(async () => {
    loaded = await startTestServer({ env: { DROP_IN_CALM_CODES: '1' } });
    const clerk = await signIn(loaded);
    await call(loaded, 'PUT', paths.ownDropIn, { token: clerk, json: { open: true } });
    await ask({ address: 'erster@example.org' });
  });
  afterAll(() => loaded.stop());

  const ask = (json: object) => call(loaded, 'POST', paths.visitorCode('erika-sommer'), { json });
  const dropIn = parseDropInName('erika-sommer') ?? '';
  const work = async (address: string, begunAt: number) => ({
    begunAt,
    nonce: await solveWork({ dropIn, address, begunAt }, 17, new AbortController().signal),
  });
  const nowSeconds = () => Math.floor(Date.now() / 1000);

  test('a code costs work, and the refusal says how much', async () => {
    const address = 'zweiter@example.org';
    const refused = await ask({ address });
    expect([refused.status, refused.problem]).toEqual([428, 'work-required']);
    expect(refused.json['workBits']).toBe(17);
    expect((await ask({ address, work: await work(address, nowSeconds()) })).status).toBe(200);
    expect(await mailedCode(loaded, address)).toMatch(/^\d{6}$/);
  });

  test('work for another mailbox, of long ago or of the future is none', async () => {
    const address = 'dritter@example.org';
    const [other, old, early] = await Promise.all([
      work('vierter@example.org', nowSeconds()),
      work(address, nowSeconds() - HOUR_MS / 1000),
      work(address, nowSeconds() + HOUR_MS / 1000),
    ]);
    for (const done of [other, old, early, { begunAt: nowSeconds(), nonce: -0 }])
      expect((await ask({ address, work: done })).problem).toBe('work-required');
    expect(loaded.mailbox.to(address)).toHaveLength(0);
  });

  test('as many as are free come without work, however many are asked for at once', async () => {
    loaded.passTime(HOUR_MS);
    const addresses = Array.from({ length: 40 }, (_, index) => `zugleich${index}@example.org`);
    const asked = await Promise.all(addresses.map((address) => ask({ address })));
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(asked.filter(({ problem }) => problem === 'work-required')).toHaveLength(39);
  });
});

test('where drop-ins are switched off there is none', async () => {
  const closed = await startTestServer({ env: { DROP_INS: 'off', DROP_IN_LIST: 'erika-sommer' } });
  try {
    const clerk = await signIn(closed);
    await call(closed, 'PUT', paths.ownDropIn, { token: clerk, json: { open: true } });
    expect((await call(closed, 'GET', paths.dropIn('erika-sommer'))).problem).toBe('not-found');
    expect((await call(closed, 'GET', paths.dropIns)).json).toEqual({ dropIns: [] });
  } finally {
    await closed.stop();
  }
});
