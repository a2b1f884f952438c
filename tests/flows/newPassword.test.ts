import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { fromBase64 } from '@siegelpost/shared/transfer/encoding';
import type { SenderRecord, Sent } from '@siegelpost/shared/transfer/transfer';
import { linkOf, MESSAGE, PASSWORD, randomFile, sendActive } from '../support/packages.ts';
import { ignoreProgress, readWhole, recipient, signInClerk, type SignedInClerk } from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';

const NEW_PASSWORD = 'QM4RT-9HJKP';

let server: TestServer;
let erika: SignedInClerk;

beforeAll(async () => {
  server = await startTestServer();
  erika = await signInClerk(server);
}, 120_000);

afterAll(() => server.stop());

async function recordOf({ packageId, conversationId }: Sent): Promise<SenderRecord> {
  const { packages } = await erika.api.conversation(conversationId);
  const found = packages.find((summary) => summary.packageId === packageId);
  return erika.transfer.openSenderRecord(fromBase64(found?.senderRecord ?? ''), erika.access.clerk);
}

async function change(sent: Sent, password: string | null): Promise<SenderRecord> {
  const { packageId } = sent;
  return erika.transfer.changePassword({
    ...erika.access,
    packageId,
    record: await recordOf(sent),
    password,
  });
}

const asClerk = (packageId: PackageId) => erika.transfer.openAsClerk(packageId, erika.access);

test('a new password opens the same files under the same link; the old one opens nothing', async () => {
  const file = randomFile('Bescheid.pdf', 9_000_000);
  const sent = await sendActive(erika, [file]);
  await change(sent, NEW_PASSWORD);
  await expect(recipient(server).open(linkOf(sent), PASSWORD)).rejects.toMatchObject({
    code: 'wrong-password',
  });
  server.passTime(60_000);
  const max = recipient(server);
  const opened = await max.open(linkOf(sent), NEW_PASSWORD);
  expect(opened).toMatchObject({ message: MESSAGE, authenticity: 'signed' });
  expect((await readWhole(max, opened, 0)).equals(file.plain)).toBe(true);
  expect(await recordOf(sent)).toMatchObject({ password: NEW_PASSWORD, formerPasswords: [PASSWORD] });
});

test('an answer from before stays proven, and so is one from after', async () => {
  const sent = await sendActive(erika, [randomFile('a.pdf', 10)]);
  const max = recipient(server);
  await max.open(linkOf(sent), PASSWORD);
  const before = await max.reply({ name: 'Max', message: 'vorher', files: [] }, ignoreProgress);
  await change(sent, NEW_PASSWORD);
  await max.open(linkOf(sent), NEW_PASSWORD);
  const after = await max.reply({ name: 'Max', message: 'nachher', files: [] }, ignoreProgress);
  expect(await asClerk(before.packageId)).toMatchObject({ message: 'vorher', authenticity: 'proven' });
  expect(await asClerk(after.packageId)).toMatchObject({ message: 'nachher', authenticity: 'proven' });
});

test('a sending without a password can be given one', async () => {
  const sent = await sendActive(erika, [randomFile('a.pdf', 10)], { password: null });
  await change(sent, NEW_PASSWORD);
  expect(await recipient(server).readNotice(linkOf(sent))).toMatchObject({ passwordRequired: true });
  expect(await recipient(server).open(linkOf(sent), NEW_PASSWORD)).toMatchObject({ message: MESSAGE });
});
