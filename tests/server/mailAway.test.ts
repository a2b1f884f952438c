import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Conversation } from '@siegelpost/shared/api/conversations';
import { paths } from '@siegelpost/shared/api/paths';
import { eventually } from '../support/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { query } from '../support/query.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { answerSeal, claimToken, draft, sendPackage, sendWhole, call } from '../support/wire.ts';

/** The queue's own waits: a second and a half, four, eleven, half a minute. */
const QUEUE_WAITS_MS = 180_000;
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
