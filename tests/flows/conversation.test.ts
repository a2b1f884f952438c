import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Secret } from '@siegelpost/server/config/secret';
import { connect } from '@siegelpost/server/database/connection';
import { purgeUploads } from '@siegelpost/server/jobs/cleaning';
import { paths } from '@siegelpost/shared/api/paths';
import type { ClerkOrder, OutgoingFile } from '@siegelpost/shared/transfer/transfer';
import { linkOf, MESSAGE, orderOf, PASSWORD, randomFile as file, sendActive } from '../support/packages.ts';
import {
  ERIKA,
  ignoreProgress,
  MAX,
  readWhole,
  recipient,
  signInClerk,
  type SignedInClerk,
} from '../support/people.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';

const PART = 8 * 1024 * 1024;

let server: TestServer;
let erika: SignedInClerk;

beforeAll(async () => {
  server = await startTestServer();
  erika = await signInClerk(server);
}, 120_000);

afterAll(() => server.stop());

const send = (files: readonly OutgoingFile[], changes: Partial<ClerkOrder> = {}) =>
  sendActive(erika, files, changes);

test('a recipient gets back the bytes and the message the clerk sealed, whatever the size', async () => {
  const files = [0, 1, 1024 * 1024, PART, PART + 1, 20_000_000].map((bytes) => file(`${bytes}.bin`, bytes));
  const sent = await send(files);
  const max = recipient(server);
  expect(await max.readNotice(linkOf(sent))).toMatchObject({ author: ERIKA, passwordRequired: true });
  const opened = await max.open(linkOf(sent), PASSWORD);
  expect(opened).toMatchObject({ message: MESSAGE, authenticity: 'signed', author: ERIKA, canReply: true });
  expect(opened.files.map(({ name, bytes }) => [name, bytes])).toEqual(
    files.map(({ name, plain }) => [name, plain.length]),
  );
  for (const [index, { plain }] of files.entries()) {
    expect((await readWhole(max, opened, index)).equals(plain)).toBe(true);
  }
});

test('names are made safe on the way', async () => {
  const names = ['../../x.pdf', 'CON', 'Größe 🗑️.pdf', `${'ä'.repeat(200)}.pdf`, 'Gleich.pdf', 'GLEICH.pdf'];
  const sent = await send(names.map((name) => file(name, 10)));
  const opened = await recipient(server).open(linkOf(sent), PASSWORD);
  expect(opened.files.map(({ name }) => name)).toEqual([
    'x.pdf',
    '_CON',
    'Größe 🗑️.pdf',
    `${'ä'.repeat(125)}.pdf`,
    'Gleich.pdf',
    'GLEICH (2).pdf',
  ]);
});

test('a link without a password opens by itself, and the password may be written as people write', async () => {
  const open = await send([file('a.pdf', 10)], { password: null });
  expect(await recipient(server).readNotice(linkOf(open))).toMatchObject({ passwordRequired: false });
  expect(await recipient(server).open(linkOf(open), null)).toMatchObject({ message: MESSAGE });
  const closed = await send([file('a.pdf', 10)]);
  expect(await recipient(server).open(linkOf(closed), ' 7k3mq 2vdxw ')).toMatchObject({ message: MESSAGE });
});

test('a link does not open before the mail is proven clean', async () => {
  const sent = await erika.transfer.send(orderOf(erika, [file('a.pdf', 10)]), ignoreProgress);
  const opening = recipient(server).open(linkOf(sent), PASSWORD);
  await expect(opening).rejects.toMatchObject({ code: 'package-gone', problem: { reason: 'not-ready' } });
});

test('a conversation goes back and forth under one password', async () => {
  const first = await send([file('Bescheid.pdf', 1000)]);
  const max = recipient(server);
  await max.open(linkOf(first), PASSWORD);
  const answerFile = file('Widerspruch.pdf', 9_000_000);
  const reply = { name: 'Max Beispiel', message: 'Ich widerspreche.', files: [answerFile] };
  const receipt = await max.reply(reply, ignoreProgress);
  expect(receipt.reference).toMatch(/^SP-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  const mail = await server.mailbox.next(ERIKA.address);
  expect(mail.source).toContain(receipt.reference);
  expect(mail.parsed.text).toContain(paths.replyPage(receipt.packageId));
  const answer = await erika.transfer.openAsClerk(receipt.packageId, erika.access);
  expect(answer).toMatchObject({
    message: 'Ich widerspreche.',
    authenticity: 'proven',
    authorKind: 'recipient',
  });
  expect((await readWhole(erika.transfer, answer, 0)).equals(answerFile.plain)).toBe(true);

  const again = await send([], {
    message: 'Danke.',
    conversation: { conversationId: answer.conversationId, inReplyTo: answer.packageId },
  });
  expect(again.link).not.toBe(first.link);
  expect(await recipient(server).open(linkOf(again), PASSWORD)).toMatchObject({ message: 'Danke.' });
});

test('row 13: an answer whose line was away until the server had forgotten it arrives whole', async () => {
  const first = await send([file('Bescheid.pdf', 1000)]);
  const database = connect(new Secret(server.databaseUrl));
  const inSoLong = { database, now: () => new Date(server.now().getTime() + 61 * 60_000) };
  let away: Promise<void> | undefined;
  const max = recipient(server, async (input, init) => {
    // Opened, and no part is there yet.
    if (init?.method === 'PUT') await (away ??= purgeUploads(inSoLong));
    return fetch(input, init);
  });
  try {
    await max.open(linkOf(first), PASSWORD);
    const answerFile = file('Widerspruch.pdf', 30_000_000);
    const reply = { name: 'Max Beispiel', message: 'Ich widerspreche.', files: [answerFile] };
    const receipt = await max.reply(reply, ignoreProgress);
    expect(away).toBeDefined();
    const answer = await erika.transfer.openAsClerk(receipt.packageId, erika.access);
    expect((await readWhole(erika.transfer, answer, 0)).equals(answerFile.plain)).toBe(true);
  } finally {
    await database.end();
  }
});

test('what a clerk keeps of a sending opens for the clerk alone', async () => {
  const sent = await send([file('Akte.pdf', 10)]);
  const { packages } = await erika.api.conversation(sent.conversationId);
  const record = Buffer.from(packages[0]?.senderRecord ?? '', 'base64');
  expect(await erika.transfer.openSenderRecord(record, erika.access.clerk)).toMatchObject({
    link: sent.link,
    password: PASSWORD,
    recipients: [MAX],
    subject: 'Ihr Bescheid',
    fileNames: ['Akte.pdf'],
  });
  const other = await erika.transfer.makeClerkKey({ name: 'Ein Anderer', address: 'anderer@amt.example' });
  const opening = erika.transfer.openSenderRecord(record, { ...erika.access.clerk, ...other });
  await expect(opening).rejects.toMatchObject({ code: 'wrong-secret' });
});

test('a recovery code opens the sealed key on another device, and nothing else does', async () => {
  const made = await erika.transfer.makeClerkKey(ERIKA);
  const opened = await erika.transfer.unlockClerkKey(made.sealedPrivateKey, made.recoveryCode.toLowerCase());
  expect(Buffer.from(opened).equals(Buffer.from(made.privateKey))).toBe(true);
  const { recoveryCode } = await erika.transfer.makeClerkKey(ERIKA);
  const opening = erika.transfer.unlockClerkKey(made.sealedPrivateKey, recoveryCode);
  await expect(opening).rejects.toMatchObject({ code: 'wrong-secret' });
});

test('a wrong password is refused and counted, a right one opens afterwards', async () => {
  const sent = await send([file('a.pdf', 10)]);
  const opening = recipient(server).open(linkOf(sent), '0000000000');
  await expect(opening).rejects.toMatchObject({ code: 'wrong-password', problem: { triesLeft: 9 } });
  expect(await recipient(server).readNotice(linkOf(sent))).toMatchObject({ triesLeft: 9 });
  const counted = await erika.api.conversation(sent.conversationId);
  expect(counted.packages[0]).toMatchObject({ wrongPasswords: 1, locked: false, openedAt: null });
  expect(await recipient(server).open(linkOf(sent), PASSWORD)).toMatchObject({ message: MESSAGE });
});

test('a recalled package is gone at once, with a reason for whoever proves the link', async () => {
  const sent = await send([file('a.pdf', 30_000_000)]);
  const max = recipient(server);
  const opened = await max.open(linkOf(sent), PASSWORD);
  await erika.api.recall(sent.packageId);
  await expect(readWhole(max, opened, 0)).rejects.toMatchObject({ code: expect.any(String) });
  const opening = recipient(server).open(linkOf(sent), PASSWORD);
  await expect(opening).rejects.toMatchObject({ code: 'package-gone', problem: { reason: 'recalled' } });
});

test('a cancelled sending leaves nothing that opens', async () => {
  const sending = erika.transfer.send(orderOf(erika, [file('large.bin', 60_000_000)]), ({ doneBytes }) => {
    if (doneBytes > PART) void erika.transfer.cancel();
  });
  await expect(sending).rejects.toMatchObject({ code: 'cancelled' });
});
