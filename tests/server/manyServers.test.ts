import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningPostgres, startPostgres } from '@siegelpost/scripts/demo/postgres';
import { temporaryFolder } from '@siegelpost/scripts/demo/postgres/temporaryFolder';
import { paths } from '@siegelpost/shared/api/paths';
import { eventually } from '../support/eventually.ts';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { type ServerPlace, type ServerProcess, startServerProcess } from '../support/serverProcess.ts';
import {
  ADDRESS,
  answerSeal,
  call,
  claim,
  claimToken,
  type Draft,
  draft,
  randomToken,
  sendPackage,
  signIn,
  upload,
} from '../support/wire.ts';

/** Jobs of a process that died go to another one after 20 seconds. */
const RESCUED_WITHIN_MS = 90_000;

let folder: string;
let postgres: RunningPostgres;
let mailbox: Mailbox;
let place: ServerPlace;
let servers: ServerProcess[];
let session: string;

beforeAll(async () => {
  folder = await temporaryFolder('many');
  [postgres, mailbox] = await Promise.all([
    startPostgres({ dataDir: join(folder, 'postgres') }),
    startMailbox(),
  ]);
  place = { databaseUrl: postgres.url, blobDir: join(folder, 'blobs'), smtpUrl: mailbox.url };
  // Both migrate the same empty database at once.
  servers = await Promise.all([startServerProcess(place), startServerProcess(place)]);
  session = await signIn(at(0));
}, 120_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await Promise.all([mailbox.stop(), postgres.stop()]);
  await rm(folder, { recursive: true, force: true });
});

const at = (index: number) => ({ origin: servers[index % servers.length]?.origin ?? '', mailbox });

async function answer(index: number, sent: Draft, token: string): Promise<Draft> {
  const { conversationId, packageId: inReplyTo } = sent;
  const reply = draft([randomBytes(100)], { conversationId, inReplyTo });
  await upload(at(index), token, reply);
  await call(at(index + 1), 'POST', paths.seal(reply.packageId), { token, json: answerSeal() });
  return reply;
}

const mailsAbout = ({ packageId }: Draft) =>
  mailbox.to(ADDRESS).filter(({ parsed }) => parsed.headers.get('x-siegelpost-package') === packageId);

describe('two servers on one database and one store', () => {
  test('what one has accepted, the other hands out', async () => {
    const sent = await sendPackage(at(0), session);
    const token = await claimToken(at(1), sent);
    const body = await fetch(at(1).origin + paths.body(sent.packageId, 0), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(Buffer.from(await body.arrayBuffer()).equals(sent.bodies[0] ?? Buffer.alloc(0))).toBe(true);
  });

  test('do no job twice (row 64)', async () => {
    const sent = await sendPackage(at(0), session);
    const replies = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => answer(index, sent, await claimToken(at(1), sent))),
    );
    await eventually(
      () => (replies.every((reply) => mailsAbout(reply).length > 0) ? true : undefined),
      30_000,
    );
    expect(replies.map((reply) => mailsAbout(reply).length)).toEqual(replies.map(() => 1));
  });

  test('share the limit of three codes an hour (row 43)', async () => {
    const address = 'shared@amt.example';
    for (let index = 0; index < 6; index++)
      expect((await call(at(index), 'POST', paths.sessionCode, { json: { address } })).status).toBe(200);
    await eventually(() => (mailbox.to(address).length === 3 ? true : undefined));
    await signIn(at(0), 'afterwards@amt.example');
    expect(mailbox.to(address)).toHaveLength(3);
  });

  test('share the ten tries for a password, however many come at once (row 40)', async () => {
    const sent = await sendPackage(at(0), session);
    const wrong = () => ({ ...sent, authToken: randomToken() });
    const tries = await Promise.all(Array.from({ length: 40 }, (_, index) => claim(at(index), wrong())));
    expect(tries.filter(({ problem }) => problem === 'wrong-password').length).toBeLessThanOrEqual(9);
    expect(tries.every(({ status }) => [403, 423, 429].includes(status))).toBe(true);
  });
});

describe('a server that dies in the middle of a job', () => {
  test('leaves it to the other one, and its mail keeps its Message-ID (rows 63, 64)', async () => {
    const sent = await sendPackage(at(0), session);
    const token = await claimToken(at(0), sent);
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    servers.push(await startServerProcess({ ...place, env: { FAIL_POINT: 'mail-sent' } }));
    const reply = await answer(0, sent, token);
    await servers[0]?.ended;
    servers[0] = await startServerProcess(place);
    const mails = await eventually(
      () => (mailsAbout(reply).length === 2 ? mailsAbout(reply) : undefined),
      RESCUED_WITHIN_MS,
    );
    expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(1);
  }, 180_000);
});
