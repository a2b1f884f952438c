import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort } from '@siegelpost/scripts/demo/ports';
import { type RunningPostgres, startPostgres } from '@siegelpost/scripts/demo/postgres';
import { temporaryFolder } from '@siegelpost/scripts/demo/postgres/temporaryFolder';
import { admin } from '../support/adminCommand.ts';
import { eventually } from '../support/eventually.ts';
import { type Mailbox, startMailbox } from '../support/mailbox.ts';
import { query } from '../support/query.ts';
import { type ServerProcess, startServerProcess } from '../support/serverProcess.ts';
import { storedFiles } from '../support/storedFiles.ts';
import { notice, randomId, sendPackage, signIn } from '../support/wire.ts';

const HOUR_MS = 3_600_000;

let folder: string;
let postgres: RunningPostgres;
let mailbox: Mailbox;
let server: ServerProcess | undefined;

beforeAll(async () => {
  folder = await temporaryFolder('kill');
  [postgres, mailbox] = await Promise.all([
    startPostgres({ dataDir: join(folder, 'postgres') }),
    startMailbox(),
  ]);
});

afterAll(async () => {
  await server?.stop();
  await Promise.all([postgres.stop(), mailbox.stop()]);
  await rm(folder, { recursive: true, force: true });
});

const place = (env: Record<string, string> = {}) => ({
  databaseUrl: postgres.url,
  blobDir: join(folder, 'blobs'),
  smtpUrl: mailbox.url,
  env,
});

const start = async (port: number, env: Record<string, string> = {}) =>
  (server = await startServerProcess({ ...place(env), port }));

test('a server that dies right after it buried what has expired leaves nothing readable, and nothing for long (row 63)', async () => {
  const port = await freePort();
  const armed = await start(port, { FAIL_POINT: 'packages-expired' });
  const token = await signIn({ origin: armed.origin, mailbox });
  const expired = await Promise.all([1, 2, 3].map(() => sendPackage(armed, token, [randomBytes(5_000)])));
  const kept = await sendPackage(armed, token, [randomBytes(5_000)]);
  await query(
    postgres.url,
    `update siegelpost.packages set expires_at = now() where package_id <> '${kept.packageId}'`,
  );
  // What the timetable does every minute.
  await query(postgres.url, `select graphile_worker.add_job('expire-packages')`);
  await armed.ended;

  const left = await query<{ packageId: string }>(
    postgres.url,
    `select distinct package_id as "packageId" from siegelpost.envelopes`,
  );
  expect(left).toEqual([{ packageId: kept.packageId }]);
  const next = await start(port);
  for (const order of expired) {
    const answer = await notice(next, order);
    expect([answer.status, answer.json['reason']]).toEqual([410, 'expired']);
  }
  expect((await notice(next, kept)).status).toBe(200);
  await eventually(async () => {
    const files = await storedFiles(place().blobDir);
    return files.length === 1 && files[0]?.includes(kept.packageId) ? true : undefined;
  });
}, 180_000);

test('a sweep that dies in the middle is finished by the next, and takes nothing else (row 63)', async () => {
  const before = await storedFiles(place().blobDir);
  const old = new Date(Date.now() - 49 * HOUR_MS);
  const packageId = randomId();
  await mkdir(join(place().blobDir, 'objects', packageId));
  for (let partIndex = 0; partIndex < 3; partIndex++) {
    const path = join(place().blobDir, 'objects', `${packageId}/0-${partIndex}-${randomUUID()}`);
    await writeFile(path, 'nobody’s');
    await utimes(path, old, old);
  }
  const died = await admin(place({ FAIL_POINT: 'orphan-removed' }), 'sweep');
  expect([died.code, died.result]).toEqual([null, {}]);
  expect(await storedFiles(place().blobDir)).toHaveLength(before.length + 2);

  expect((await admin(place(), 'sweep')).result).toMatchObject({ orphans: 2, missing: 0 });
  expect(await storedFiles(place().blobDir)).toEqual(before);
  expect((await admin(place(), 'verify')).code).toBe(0);
}, 120_000);
