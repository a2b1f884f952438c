import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Conversation } from '@siegelpost/shared/api/conversations';
import { paths } from '@siegelpost/shared/api/paths';
import { eventually } from '../support/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { query } from '../support/query.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import {
  answerSeal,
  call,
  claimToken,
  draft,
  mailedCode,
  sendPackage,
  sendWhole,
  signIn,
} from '../support/wire.ts';

/** The queue's own waits: a second and a half, four, eleven, half a minute. */
const QUEUE_WAITS_MS = 180_000;
const MINUTE_MS = 60_000;
const ADDRESS = 'erika.sommer@amt.example';

let server: TestServer;
let mailbox: Mailbox;
let line: FaultProxy;

beforeAll(async () => {
  mailbox = await startMailbox();
  line = await startFaultProxy(mailbox.url);
  const env = { SMTP_URL: line.origin.replace('http:', 'smtp:') };
  server = await startTestServer({ env, limits: { jobPollMs: 20 } });
});

afterAll(async () => {
  await server.stop();
  await line.stop();
  await mailbox.stop();
});

const mailTo = (subject: RegExp) =>
  mailbox.to(ADDRESS).filter(({ parsed }) => subject.test(parsed.subject ?? ''));

test('a mail server that is away keeps nobody from answering: the clerk sees it, and it goes out once, when it is back (row 65)', async () => {
  const asked = await call(server, 'POST', paths.sessionCode, { json: { address: ADDRESS } });
  const codeMail = await eventually(() => mailTo(/code/i)[0]);
  const code = /\b\d{6}\b/.exec(codeMail.parsed.text ?? '')?.[0];
  const session = await call(server, 'POST', paths.session, {
    json: { address: ADDRESS, attempt: asked.json['attempt'], code, name: 'Erika Sommer' },
  });
  const token = String(session.json['token']);
  const key = Buffer.alloc(32, 7);
  await call(server, 'PUT', paths.clerkKey, {
    token,
    json: {
      fingerprint: key.toString('hex'),
      certificate: key.toString('base64'),
      sealedPrivateKey: key.toString('base64'),
    },
  });
  const sent = await sendPackage(server, token);
  const claimed = await claimToken(server, sent);

  line.break();
  const answer = draft([Buffer.alloc(10)], {
    conversationId: sent.conversationId,
    inReplyTo: sent.packageId,
  });
  expect((await sendWhole(server, claimed, answer, { seal: answerSeal() })).status).toBe(200);
  const failed = () =>
    query<{ attempts: number }>(
      server.databaseUrl,
      "select attempts from graphile_worker.jobs where task_identifier = 'mail-answer' and last_error is not null",
    );
  await eventually(async () => (await failed())[0], QUEUE_WAITS_MS);
  const late = async () => {
    const { json } = await call(server, 'GET', paths.conversation(sent.conversationId), { token });
    const { packages } = json as unknown as Conversation;
    return packages.map(({ packageId, mailUnsentSince }) => [packageId, mailUnsentSince]);
  };
  await eventually(async () => (await late())[1]?.[1], QUEUE_WAITS_MS);
  expect(await late()).toEqual([
    [sent.packageId, null],
    [answer.packageId, expect.stringMatching(/Z$/)],
  ]);
  const told = () =>
    mailbox.mails.filter(({ parsed }) => parsed.headers.get('x-siegelpost-package') === answer.packageId);
  expect(told()).toHaveLength(0);

  line.repair();
  await eventually(() => told()[0], QUEUE_WAITS_MS);
  await eventually(async () => (await late())[1]?.[1] === null, QUEUE_WAITS_MS);
  await delay(500);
  expect(told()).toHaveLength(1);
}, 400_000);

test('a code that waited for the mail server is good for ten minutes from when it left', async () => {
  const address = 'wartend@amt.example';
  line.break();
  const { json } = await call(server, 'POST', paths.sessionCode, { json: { address } });
  const failed =
    "select 1 from graphile_worker.jobs where task_identifier = 'mail-code' and last_error is not null";
  await eventually(async () => (await query(server.databaseUrl, failed))[0], QUEUE_WAITS_MS);
  server.passTime(8 * MINUTE_MS);
  line.repair();
  const code = await mailedCode({ mailbox }, address, 1, QUEUE_WAITS_MS);
  server.passTime(8 * MINUTE_MS);
  const typed = { address, attempt: json['attempt'], code, name: '' };
  expect((await call(server, 'POST', paths.session, { json: typed })).status).toBe(200);
}, 400_000);

test('codes for drop-in pages let those for signing in go first (row 43)', async () => {
  const token = await signIn({ origin: server.origin, mailbox }, 'bauamt@amt.example');
  await call(server, 'PUT', paths.ownDropIn, { token, json: { open: true } });
  const before = mailbox.mails.length;
  line.stall();
  const strangers = Array.from({ length: 16 }, (_, index) => `buerger${index}@example.org`);
  for (const address of strangers)
    await call(server, 'POST', paths.visitorCode('bauamt'), { json: { address } });
  const address = 'eilig@amt.example';
  await call(server, 'POST', paths.sessionCode, { json: { address } });
  line.repair();
  const all = () => (mailbox.mails.length === before + strangers.length + 1 ? true : undefined);
  await eventually(all, QUEUE_WAITS_MS);
  const place = mailbox.mails.slice(before).findIndex(({ to }) => to.includes(address));
  // Four were on their way already.
  expect(place).toBeLessThan(10);
}, 400_000);
