import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { query } from '../support/query.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import {
  ADDRESS,
  call,
  clerkSeal,
  type Draft,
  draft,
  mailedCode,
  notice,
  randomToken,
  sendPackage,
  signIn,
  upload,
} from '../support/wire.ts';

const MINUTE_MS = 60_000;

let server: TestServer;
let token: string;
let mailboxes = 0;

/** A mailbox that no other test uses, because codes are counted by mailbox. */
const newAddress = () => `buerger${++mailboxes}@post.example`;

/** A package that asks for a code out of `mailboxCodeAddress`. */
async function sendGuarded(mailboxCodeAddress: string): Promise<Draft> {
  const order = draft([Buffer.from('x')]);
  await upload(server, token, order);
  const seal = clerkSeal(order);
  const json = { ...seal, gates: { ...seal.gates, mailboxCodeAddress } };
  await call(server, 'POST', paths.seal(order.packageId), { token, json });
  await call(server, 'POST', paths.activate(order.packageId), { token });
  return order;
}

const proofOf = ({ linkToken, authToken }: Draft) => ({ linkToken, authToken });
const requestCode = (order: Draft, changes: Record<string, unknown> = {}) =>
  call(server, 'POST', paths.packageCode(order.packageId), { json: { ...proofOf(order), ...changes } });
const claim = (order: Draft, changes: Record<string, unknown> = {}) =>
  call(server, 'POST', paths.claim(order.packageId), { json: { ...proofOf(order), ...changes } });
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const triesLeft = async (order: Draft) => (await notice(server, order)).json['triesLeft'];

beforeAll(async () => {
  server = await startTestServer();
  token = await signIn(server);
});

afterAll(async () => {
  await server.stop();
});

describe('a package that asks for a code out of the mailbox', () => {
  test('says so, but not whose mailbox it is', async () => {
    const address = newAddress();
    const answer = await notice(server, await sendGuarded(address));
    expect(answer.json).toMatchObject({ mailboxCodeRequired: true });
    expect(answer.text).not.toContain(address);
    expect((await notice(server, await sendPackage(server, token))).json).toMatchObject({
      mailboxCodeRequired: false,
    });
  });

  test('opens with the code that was mailed', async () => {
    const address = newAddress();
    const order = await sendGuarded(address.toUpperCase());
    expect((await requestCode(order)).status).toBe(204);
    const opened = await claim(order, { code: await mailedCode(server, address) });
    expect(opened.status).toBe(200);
    const content = await call(server, 'GET', paths.package(order.packageId), {
      token: String(opened.json['token']),
    });
    expect(content.status).toBe(200);
  });

  test('does not open without one, and that costs no try', async () => {
    const order = await sendGuarded(newAddress());
    const answer = await claim(order);
    expect([answer.status, answer.problem]).toEqual([403, 'code-required']);
    expect(await triesLeft(order)).toBe(10);
  });

  test('mails nothing to whoever lacks link or password, and counts the wrong password', async () => {
    const address = newAddress();
    const order = await sendGuarded(address);
    expect((await requestCode(order, { linkToken: randomToken() })).problem).toBe('not-found');
    expect(await triesLeft(order)).toBe(10);
    const answer = await requestCode(order, { authToken: randomToken() });
    expect([answer.problem, answer.json['triesLeft']]).toEqual(['wrong-password', 9]);
    await requestCode(order);
    await mailedCode(server, address);
    expect(server.mailbox.to(address)).toHaveLength(1);
    expect(await triesLeft(order)).toBe(9);
  });

  test('mails no code where none is asked for', async () => {
    const answer = await requestCode(await sendPackage(server, token));
    expect([answer.status, answer.problem]).toEqual([400, 'bad-request']);
  });

  test.each(['nobody', 'a@b.example\r\nBcc: c@d.example', '<a@b.example>'])(
    'is refused with the address %j (54)',
    async (mailboxCodeAddress) => {
      const order = draft([Buffer.from('x')]);
      await upload(server, token, order);
      const seal = clerkSeal(order);
      const json = { ...seal, gates: { ...seal.gates, mailboxCodeAddress } };
      const answer = await call(server, 'POST', paths.seal(order.packageId), { token, json });
      expect([answer.status, answer.problem]).toEqual([400, 'bad-request']);
    },
  );

  test('keeps neither code nor address once it is recalled', async () => {
    const address = newAddress();
    const order = await sendGuarded(address);
    await requestCode(order);
    const code = await mailedCode(server, address);
    const codes = await query(server.databaseUrl, 'select * from siegelpost.sign_in_codes');
    expect(JSON.stringify(codes)).not.toContain(code);
    expect(server.logLines.join('')).not.toContain(address);
    await call(server, 'POST', paths.recall(order.packageId), { token });
    expect((await claim(order, { code })).problem).toBe('package-gone');
    const rows = await query(server.databaseUrl, 'select * from siegelpost.packages where package_id = $1', [
      order.packageId,
    ]);
    expect(JSON.stringify(rows)).not.toContain(address);
  });
});

describe('row 42: a code', () => {
  test('is good once', async () => {
    const address = newAddress();
    const order = await sendGuarded(address);
    await requestCode(order);
    const code = await mailedCode(server, address);
    const answers = await Promise.all(Array.from({ length: 4 }, () => claim(order, { code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await claim(order, { code })).status).not.toBe(200);
  });

  test('is asked for once by whoever keeps the token of the claim, though the answer got lost', async () => {
    const address = newAddress();
    const order = await sendGuarded(address);
    const claimToken = randomToken();
    await requestCode(order);
    const code = await mailedCode(server, address);
    expect((await claim(order, { code, claimToken })).status).toBe(200);
    expect((await claim(order, { code, claimToken })).status).toBe(200);
    expect((await claim(order, { claimToken })).status).toBe(200);
    expect((await claim(order, { claimToken: randomToken() })).problem).toBe('code-required');
    server.passTime(24 * 60 * MINUTE_MS + 1);
    expect((await claim(order, { claimToken })).problem).toBe('code-required');
  });

  test('is too old after ten minutes', async () => {
    const address = newAddress();
    const order = await sendGuarded(address);
    await requestCode(order);
    const code = await mailedCode(server, address);
    server.passTime(10 * MINUTE_MS + 1);
    const answer = await claim(order, { code });
    expect([answer.status, answer.problem, answer.json['triesLeft']]).toEqual([401, 'code-wrong', 9]);
  });

  test('of another package is refused, though it went to the same mailbox', async () => {
    const address = newAddress();
    const [mine, other] = [await sendGuarded(address), await sendGuarded(address)];
    await requestCode(other);
    const code = await mailedCode(server, address);
    expect((await claim(mine, { code })).problem).toBe('code-wrong');
    expect((await claim(other, { code })).status).toBe(200);
  });

  test('for signing in opens no package, and one for a package signs nobody in', async () => {
    const order = await sendGuarded(ADDRESS);
    const before = server.mailbox.to(ADDRESS).length;
    const asked = await call(server, 'POST', paths.sessionCode, { json: { address: ADDRESS } });
    const signInCode = await mailedCode(server, ADDRESS, before + 1);
    await requestCode(order);
    const packageCode = await mailedCode(server, ADDRESS, before + 2);
    const json = {
      address: ADDRESS,
      attempt: asked.json['attempt'],
      code: packageCode,
      name: 'Erika Sommer',
    };
    expect((await call(server, 'POST', paths.session, { json })).problem).toBe('code-wrong');
    expect((await claim(order, { code: signInCode })).problem).toBe('code-wrong');
    expect((await claim(order, { code: packageCode })).status).toBe(200);
  });

  test('when wrong counts like a wrong password: the tenth locks, and the right one is refused, too', async () => {
    const address = newAddress();
    const order = await sendGuarded(address);
    await requestCode(order);
    const code = await mailedCode(server, address);
    const left: unknown[] = [];
    for (let tried = 1; tried < 10; tried++) {
      // Asking for another code gives no try back.
      if (tried % 4 === 0) await requestCode(order);
      const answer = await claim(order, { code: wrong(code) });
      expect(answer.problem).toBe('code-wrong');
      left.push(answer.json['triesLeft']);
      server.passTime(61_000);
    }
    expect(left).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect((await claim(order, { code: wrong(code) })).problem).toBe('package-locked');
    expect((await claim(order, { code })).problem).toBe('package-locked');
    await call(server, 'POST', paths.unlock(order.packageId), { token });
    expect(await triesLeft(order)).toBe(10);
  });
});

test('beyond three codes an hour and mailbox nothing is mailed, silently (row 43)', async () => {
  const address = newAddress();
  const orders = await Promise.all(Array.from({ length: 4 }, () => sendGuarded(address)));
  const asked = await Promise.all([...orders, ...orders].map((order) => requestCode(order)));
  expect(asked.map(({ status }) => status)).toEqual(Array(8).fill(204));
  await mailedCode(server, address, 3);
  server.passTime(61 * MINUTE_MS);
  expect((await requestCode(orders[0] ?? draft([]))).status).toBe(204);
  await mailedCode(server, address, 4);
  expect(server.mailbox.to(address)).toHaveLength(4);
});
