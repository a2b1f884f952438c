import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Transfer } from '@siegelpost/shared/transfer/transfer';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { linkOf, MESSAGE, orderOf, PASSWORD } from '../support/packages.ts';
import { ignoreProgress, recipient, signInClerk, type SignedInClerk } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';

const OTHER_PASSWORD = '2VDXW-7K3MQ';

let server: TestServer;
let erika: SignedInClerk;
let transfer: Transfer;

beforeAll(async () => {
  server = await startTestServer();
  erika = await signInClerk(server);
  transfer = new TransferHere({ origin: server.origin, fetch });
});

afterAll(() => server.stop());

async function send(password: string | null) {
  const sent = await transfer.send(orderOf(erika, [], { password }), ignoreProgress);
  await erika.api.activate(sent.packageId);
  return sent;
}

/** How often Argon2 was loaded meanwhile: anew for each time that gates are derived. */
async function stretchings(work: () => Promise<unknown>): Promise<number> {
  const instantiate = jest.spyOn(WebAssembly, 'instantiate');
  await work();
  const { length } = instantiate.mock.calls;
  instantiate.mockRestore();
  return length;
}

test('what was prepared for a password is not done again on the click', async () => {
  expect(await stretchings(() => send(PASSWORD))).toBeGreaterThan(0);
  await transfer.prepare(PASSWORD);
  let sent: Awaited<ReturnType<typeof send>> | undefined;
  expect(await stretchings(async () => (sent = await send(PASSWORD)))).toBe(0);
  if (!sent) throw new Error('Nothing was sent.');
  const opened = await recipient(server).open(linkOf(sent), PASSWORD);
  expect(opened.message).toBe(MESSAGE);
});

test('a click that comes before the preparation is done waits for it', async () => {
  const preparing = transfer.prepare(PASSWORD);
  const sent = await send(PASSWORD);
  await preparing;
  expect((await recipient(server).open(linkOf(sent), PASSWORD)).message).toBe(MESSAGE);
});

test('no two sendings share what was prepared', async () => {
  await transfer.prepare(PASSWORD);
  const [first, second] = [linkOf(await send(PASSWORD)), linkOf(await send(PASSWORD))];
  expect(second.packageId).not.toBe(first.packageId);
  expect(second.linkSecret).not.toBe(first.linkSecret);
  for (const link of [first, second])
    expect((await recipient(server).open(link, PASSWORD)).message).toBe(MESSAGE);
});

test('only the password that it is sent with opens it, whatever was prepared', async () => {
  await transfer.prepare(PASSWORD);
  const link = linkOf(await send(OTHER_PASSWORD));
  await expect(recipient(server).open(link, PASSWORD)).rejects.toMatchObject({ code: 'wrong-password' });
  expect((await recipient(server).open(link, OTHER_PASSWORD)).message).toBe(MESSAGE);
});

test('a preparation ends where another password is wanted, and none at all can be prepared, too', async () => {
  const given = transfer.prepare('VDXW2-7K3MQ').catch((error: unknown) => error);
  await transfer.prepare(null);
  expect(await given).toMatchObject({ code: 'cancelled' });
  const link = linkOf(await send(null));
  expect((await recipient(server).open(link, null)).message).toBe(MESSAGE);
});
