import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { admin } from '../support/adminCommand.ts';
import { eventually } from '../support/eventually.ts';
import { query } from '../support/query.ts';
import type { ServerPlace } from '../support/serverProcess.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { storedFiles } from '../support/storedFiles.ts';
import {
  answerSeal,
  call,
  claimToken,
  draft,
  type Draft,
  notice,
  randomId,
  sendPackage,
  signIn,
  upload,
} from '../support/wire.ts';

const PART = 8 * 1024 * 1024;

let server: TestServer;
let folder: string;
let token: string;
let sent: Draft;

const placeOf = ({ databaseUrl, blobDir, mailbox }: TestServer): ServerPlace => ({
  databaseUrl,
  blobDir,
  smtpUrl: mailbox.url,
});
const run = (...args: string[]) => admin(placeOf(server), ...args);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-backup-'));
  server = await startTestServer();
  token = await signIn(server);
  sent = await sendPackage(server, token, [randomBytes(PART + 5), randomBytes(100)]);
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test('status counts what there is', async () => {
  const { code, result } = await run('status');
  expect(code).toBe(0);
  expect(result).toMatchObject({ active: 1, clerks: 1, storedBytes: PART + 105, jobsGivenUp: 0 });
});

test('a wrong call says how it is done, wrong settings are all named', async () => {
  expect((await run('backup')).code).toBe(2);
  expect((await run('explode')).code).toBe(2);
  const wrong = await admin(
    { ...placeOf(server), env: { PUBLIC_URL: 'nowhere', CLERK_DOMAINS: 'NOT A DOMAIN' } },
    'status',
  );
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('PUBLIC_URL');
  expect(wrong.stderr).toContain('CLERK_DOMAINS');
});

describe('verify', () => {
  test('finds every row with its object, in its size', async () => {
    const { code, result } = await run('verify');
    expect([code, result]).toEqual([
      0,
      { packages: 1, parts: 3, missing: 0, wrongSize: 0, incomplete: 0, orphans: 0 },
    ]);
  });

  test('counts missing and cut objects, incomplete packages and orphans', async () => {
    const [gone, cut, lacking] = await Promise.all([1, 2, 3].map(() => sendPackage(server, token)));
    const [goneFile] = await storedFiles(server.blobDir, gone?.packageId);
    const [cutFile] = await storedFiles(server.blobDir, cut?.packageId);
    await rm(goneFile ?? '');
    await truncate(cutFile ?? '', 10);
    await writeFile(join(server.blobDir, 'objects', 'orphan'), 'nobody’s');
    await query(server.databaseUrl, 'delete from siegelpost.envelopes where package_id = $1', [
      lacking?.packageId ?? '',
    ]);
    const { code, result, stderr } = await run('verify');
    expect(code).toBe(4);
    expect(stderr).toContain('docs/OPERATION.md');
    expect(result).toMatchObject({ missing: 1, wrongSize: 1, incomplete: 1, orphans: 1 });

    for (const order of [gone, cut, lacking])
      await call(server, 'POST', paths.recall(order?.packageId ?? ''), { token });
    await rm(join(server.blobDir, 'objects', 'orphan'));
    await eventually(async () => ((await run('verify')).code === 0 ? true : undefined));
  });
});

describe('sweep', () => {
  /** Objects as uploads leave them whose rows were never written. */
  async function nobodysObjects(count: number, ageHours: number): Promise<void> {
    const packageId = randomId();
    const storedAt = new Date(Date.now() - ageHours * 3_600_000);
    await mkdir(join(server.blobDir, 'objects', packageId));
    for (let index = 0; index < count; index++) {
      const path = join(server.blobDir, 'objects', `${packageId}/0-${index}-${randomUUID()}`);
      await writeFile(path, 'nobody’s');
      await utimes(path, storedAt, storedAt);
    }
  }

  test('spares what is younger than 48 hours', async () => {
    await nobodysObjects(1, 47);
    const { code, result } = await run('sweep');
    expect([code, result]).toEqual([0, { orphans: 0, spared: 0, missing: 0, undeleted: 0 }]);
  });

  test('takes a store full of unknown objects for another installation’s, unless told otherwise', async () => {
    await nobodysObjects(60, 49);
    const refused = await run('sweep');
    expect([refused.code, refused.result]).toMatchObject([4, { orphans: 0, spared: 60 }]);
    expect(refused.stderr).toContain('sweep --force');
    const forced = await run('sweep', '--force');
    expect([forced.code, forced.result]).toMatchObject([0, { orphans: 60, spared: 0 }]);
  });
});

describe('backup and restore', () => {
  let other: TestServer;
  let backup: string;

  beforeEach(async () => {
    backup = await mkdtemp(join(folder, 'backup-'));
    other = await startTestServer();
  });

  afterEach(() => other.stop());

  test('everything is there again on another machine: links, files, conversations, answers', async () => {
    const answer = draft([randomBytes(50)], {
      conversationId: sent.conversationId,
      inReplyTo: sent.packageId,
    });
    const claimed = await claimToken(server, sent);
    await upload(server, claimed, answer);
    await call(server, 'POST', paths.seal(answer.packageId), { token: claimed, json: answerSeal() });

    const saved = await run('backup', '--out', backup);
    expect([saved.code, saved.result['missing']]).toEqual([0, 0]);
    const restored = await admin(placeOf(other), 'restore', '--from', backup);
    expect([restored.stderr, restored.code]).toEqual(['', 0]);

    expect((await admin(placeOf(other), 'verify')).code).toBe(0);
    expect((await notice(other, sent)).status).toBe(200);
    const bearer = await claimToken(other, sent);
    const response = await fetch(other.origin + paths.body(sent.packageId, 0), {
      headers: { authorization: `Bearer ${bearer}` },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(sent.bodies[0] ?? Buffer.alloc(0))).toBe(true);
    const session = await signIn(other);
    const list = await call(other, 'GET', paths.conversations, { token: session });
    expect(list.text).toContain(answer.packageId);
    // New rows go on after the old ones.
    await sendPackage(other, session);
    await signIn(other, 'somebody.new@amt.example');
  }, 90_000);

  test('a second backup into the same folder adds what is new and forgets no row', async () => {
    await run('backup', '--out', backup);
    const later = await sendPackage(server, token, [randomBytes(77)]);
    const second = await run('backup', '--out', backup);
    expect(second.result).toMatchObject({ missing: 0, kept: Number(second.result['objects']) - 1 });
    expect((await admin(placeOf(other), 'restore', '--from', backup)).code).toBe(0);
    expect((await notice(other, later)).status).toBe(200);
  }, 90_000);

  test('nothing is restored over packages, from damaged objects, or from what is no backup', async () => {
    await run('backup', '--out', backup);
    const full = await run('restore', '--from', backup);
    expect([full.code, full.stderr]).toEqual([1, expect.stringContaining('empty database')]);
    expect((await admin(placeOf(other), 'restore', '--from', folder)).stderr).toContain('no complete backup');

    const [packageFolder = ''] = await readdir(join(backup, 'objects'));
    const [object = ''] = await readdir(join(backup, 'objects', packageFolder));
    await appendFile(join(backup, 'objects', packageFolder, object), 'x');
    const damaged = await admin(placeOf(other), 'restore', '--from', backup);
    expect([damaged.code, damaged.stderr]).toEqual([1, expect.stringContaining('damaged')]);
    expect(await query(other.databaseUrl, 'select from siegelpost.packages')).toEqual([]);
  }, 90_000);

  test('a table of the backup that cannot be read ends the restore at once, with nothing restored', async () => {
    await run('backup', '--out', backup);
    await appendFile(join(backup, 'tables', 'clerks.copy'), 'no row of a table\n');
    const begun = performance.now();
    const failed = await admin(placeOf(other), 'restore', '--from', backup);
    expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining('clerks.copy')]);
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(await query(other.databaseUrl, 'select from siegelpost.clerks')).toEqual([]);
  }, 90_000);
});
