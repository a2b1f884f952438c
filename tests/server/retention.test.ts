import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { newBlobKey } from '@siegelpost/server/blobs/blobKey';
import type { BlobStore } from '@siegelpost/server/blobs/blobStore';
import { createBlobStore } from '@siegelpost/server/blobs/createBlobStore';
import { Secret } from '@siegelpost/server/config/secret';
import { connect, type Database } from '@siegelpost/server/database/connection';
import { sweepObjects } from '@siegelpost/server/database/sweep';
import { failPointsAt } from '@siegelpost/server/failPoints';
import {
  deleteObjects,
  expirePackages,
  purgeUploads,
  sweepOrphans,
  type SweepParts,
} from '@siegelpost/server/jobs/cleaning';
import { bodyStream } from '@siegelpost/server/packages/bodyStream';
import { LIMITS } from '@siegelpost/server/parts';
import { createLog } from '@siegelpost/server/security/log';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { paths } from '@siegelpost/shared/api/paths';
import { eventually } from '../support/eventually.ts';
import { query } from '../support/query.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { storedFiles } from '../support/storedFiles.ts';
import {
  call,
  claimToken,
  draft,
  newPackage,
  notice,
  putPart,
  randomId,
  sendPackage,
  signIn,
} from '../support/wire.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let server: TestServer;
let token: string;
let database: Database;
let alarms: string[];
let log: string[];

beforeAll(async () => {
  server = await startTestServer();
  token = await signIn(server);
  database = connect(new Secret(server.databaseUrl));
});

afterAll(async () => {
  await database.end();
  await server.stop();
});

beforeEach(() => {
  alarms = [];
  log = [];
});

/** What a job gets, some time from now; the same parts as in the server. */
function later(ms: number): SweepParts {
  return {
    database,
    blobs: createBlobStore({ kind: 'fs', dir: server.blobDir }),
    now: () => new Date(Date.now() + ms),
    log: createLog({ logLevel: 'warn' }, { write: (line) => void log.push(line) }),
    metrics: { raise: (alarm) => void alarms.push(alarm) },
    failPoints: failPointsAt(null),
  };
}

const secretsLeft = async (packageId: string) => {
  const [row] = await query<{ left: boolean }>(
    server.databaseUrl,
    `select manifest is not null or authentication is not null or auth_token_digest is not null
       or sender_record is not null or exists (select from siegelpost.envelopes e where e.package_id = p.package_id) as left
     from siegelpost.packages p where package_id = $1`,
    [packageId],
  );
  return row?.left;
};

describe('crypto-erase comes first', () => {
  test('a recalled package is unreadable at once, whether its objects can be deleted or not', async () => {
    const sent = await sendPackage(server, token, [randomBytes(500)]);
    expect((await call(server, 'POST', paths.recall(sent.packageId), { token })).status).toBe(204);
    expect(await secretsLeft(sent.packageId)).toBe(false);
    await eventually(async () =>
      (await storedFiles(server.blobDir, sent.packageId)).length === 0 ? true : undefined,
    );
  });

  test('a store that refuses deletions keeps octets nobody can read, until it does not', async () => {
    const sent = await sendPackage(server, token, [randomBytes(500)]);
    const parts = later(0);
    const refusing = {
      ...parts,
      blobs: { ...parts.blobs, remove: () => Promise.reject(new Error('read-only')) },
    };
    await database`update packages set expires_at = now() where package_id = ${sent.packageId}`;
    await expirePackages(parts);
    expect(await secretsLeft(sent.packageId)).toBe(false);
    await database`insert into doomed_objects values ('nobody/kept', now())`;
    await expect(deleteObjects(refusing)).rejects.toMatchObject({ message: 'read-only' });
    await deleteObjects(parts);
    expect(await storedFiles(server.blobDir, sent.packageId)).toEqual([]);
    expect(await query(server.databaseUrl, 'select from siegelpost.doomed_objects')).toEqual([]);
  });
});

describe('one object that the store does not let go', () => {
  /** More than are tried in one batch. */
  const DOOMED = Array.from({ length: 250 }, (_, index) => `nobody/${index}`);
  const LOCKED = ['nobody/0', 'nobody/101'];
  const deleted: string[] = [];

  const locking = (parts: SweepParts): SweepParts => ({
    ...parts,
    blobs: {
      ...parts.blobs,
      remove: async (key) => {
        if (LOCKED.includes(key)) throw new Error('object lock');
        deleted.push(key);
      },
    },
  });

  const left = async () =>
    (await database<{ blobKey: string }[]>`select blob_key from doomed_objects order by blob_key`).map(
      ({ blobKey }) => blobKey,
    );

  beforeEach(async () => {
    deleted.length = 0;
    // The server, whose store lets everything go, has to be done with what it was told before.
    const queued = `select from graphile_worker.jobs where task_identifier = 'delete-objects'`;
    await eventually(async () => (await query(server.databaseUrl, queued)).length === 0);
    await database`insert into doomed_objects select unnest(${DOOMED}::text[]), now()`;
  });

  afterEach(() => database`delete from doomed_objects`);

  test('holds up no other, and is told once', async () => {
    await expect(deleteObjects(locking(later(0)))).rejects.toMatchObject({ message: 'object lock' });
    expect([deleted.length, await left()]).toEqual([DOOMED.length - LOCKED.length, LOCKED]);
  });

  test('nor does it hold up the sweep, which goes on with its comparison', async () => {
    const sent = await sendPackage(server, token);
    await database`update parts set stored_at = now() - interval '3 days' where package_id = ${sent.packageId}`;
    const [file = ''] = await storedFiles(server.blobDir, sent.packageId);
    await rm(file);
    expect(await sweepOrphans(locking(later(0)))).toMatchObject({ missing: 1, undeleted: LOCKED.length });
    expect(alarms).toEqual(['object-missing']);
    expect(log.join('')).toContain('"undeleted":2');
    await call(server, 'POST', paths.recall(sent.packageId), { token });
  });
});

describe('a download that meets a part without its object', () => {
  /** Goes on where a download had come to when `meanwhile` happened, before it asks again whether it may. */
  async function goOn(meanwhile: (packageId: string) => Promise<unknown>, change: Partial<SweepParts> = {}) {
    const { packageId } = await sendPackage(server, token, [randomBytes(500)]);
    const objects = await database<{ blobKey: string; partBytes: number }[]>`
      select blob_key, part_bytes from parts where package_id = ${packageId}`;
    await meanwhile(packageId);
    const metrics = { sent: () => undefined, raise: (alarm: string) => void alarms.push(alarm) };
    const stream = bodyStream(
      { ...later(0), ...change, metrics, limits: LIMITS },
      {
        packageId: packageId as PackageId,
        objects,
        range: { first: 0, last: 499 },
        log: later(0).log,
      },
    );
    const end = await stream.toArray().then(
      () => 'whole',
      (error: { code?: string }) => error.code,
    );
    await call(server, 'POST', paths.recall(packageId), { token });
    return end;
  }

  const loseObjects = async (packageId: string) => {
    for (const file of await storedFiles(server.blobDir, packageId)) await rm(file);
  };

  test('says that the package is gone, without alarm, where it was recalled', async () => {
    const recall = async (packageId: string) => {
      await call(server, 'POST', paths.recall(packageId), { token });
      await deleteObjects(later(0));
    };
    expect(await goOn(recall)).toBe('package-gone');
    expect([alarms, log]).toEqual([[], []]);
  });

  test('raises the alarm where the package is open', async () => {
    expect(await goOn(loseObjects)).toBe('blob-not-found');
    expect(alarms).toEqual(['object-missing']);
  });

  test('raises none while nobody can be asked', async () => {
    const away = connect(new Secret(server.databaseUrl));
    await away.end();
    expect(await goOn(loseObjects, { database: away })).toBe('unavailable');
    expect(alarms).toEqual([]);
  });
});

describe('expiry', () => {
  test('counts from the moment itself, before any job; then row and objects follow', async () => {
    const sent = await sendPackage(server, token, [randomBytes(500)]);
    await database`update packages set expires_at = now() - interval '1 second' where package_id = ${sent.packageId}`;
    const seen = await notice(server, sent);
    expect([seen.status, seen.json['reason']]).toEqual([410, 'expired']);
    await expirePackages(later(0));
    await deleteObjects(later(0));
    expect(await storedFiles(server.blobDir, sent.packageId)).toEqual([]);
    const again = await notice(server, sent);
    expect([again.status, again.json['reason']]).toEqual([410, 'expired']);
  });

  test('ends downloads of whoever has claimed before', async () => {
    const sent = await sendPackage(server, token, [randomBytes(500)]);
    const claimed = await claimToken(server, sent);
    await database`update packages set expires_at = now() where package_id = ${sent.packageId}`;
    const body = await call(server, 'GET', paths.body(sent.packageId, 0), { token: claimed });
    expect(body.problem).toBe('package-gone');
  });
});

test('an upload nobody goes on with is resumable for 24 hours and gone after (row 13)', async () => {
  const order = draft([randomBytes(500)]);
  await call(server, 'POST', paths.packages, { token, json: newPackage(order) });
  await putPart(server, token, order, [0, 0]);
  await purgeUploads(later(DAY_MS - HOUR_MS));
  expect((await call(server, 'GET', paths.parts(order.packageId), { token })).status).toBe(200);
  await purgeUploads(later(DAY_MS + HOUR_MS));
  await deleteObjects(later(0));
  expect((await call(server, 'GET', paths.parts(order.packageId), { token })).status).toBe(404);
  expect(await storedFiles(server.blobDir, order.packageId)).toEqual([]);
  const left = await database`select from conversations where conversation_id = ${order.conversationId}`;
  expect(left).toHaveLength(0);
});

describe('what others only marked as deleted', () => {
  const unknown = ['1', '2', '3'].map(
    (last) => `${'A'.repeat(22)}/0-0-00000000-0000-4000-8000-00000000000${last}`,
  );
  const [locked = ''] = unknown;
  const removed: string[] = [];

  const marking = (marked: readonly string[], ms = 0): SweepParts => ({
    ...later(ms),
    blobs: {
      ...later(ms).blobs,
      listMarked: async () => marked,
      removeMarked: async (key) => {
        if (key === locked) throw new Error('object lock');
        removed.push(key);
      },
    },
  });

  beforeEach(() => {
    removed.length = 0;
  });

  test('is removed for good by the sweep, but not where a row knows it; one that is locked is told', async () => {
    const sent = await sendPackage(server, token);
    const known = (
      await database<{ blobKey: string }[]>`
        select blob_key from parts where package_id = ${sent.packageId}`
    ).map(({ blobKey }) => blobKey);
    expect(known).not.toEqual([]);
    await database`insert into doomed_objects values (${unknown[2] ?? ''}, now() + interval '1 day')`;
    const swept = await sweepOrphans({
      ...marking([...known, ...unknown]),
      blobs: {
        ...marking([...known, ...unknown]).blobs,
        remove: () => Promise.reject(new Error('object lock')),
      },
    });
    expect(removed).toEqual([unknown[1]]);
    expect(swept).toMatchObject({ missing: 0, undeleted: 2 });
    expect(log.join('')).toContain('"undeleted":2');
    await database`delete from doomed_objects`;
    await call(server, 'POST', paths.recall(sent.packageId), { token });
  });

  test('stays where rows miss their objects: somebody may be about to restore them', async () => {
    const sent = await sendPackage(server, token);
    await database`update parts set stored_at = now() - interval '3 days' where package_id = ${sent.packageId}`;
    for (const file of await storedFiles(server.blobDir, sent.packageId)) await rm(file);
    expect((await sweepOrphans(marking(unknown))).missing).toBeGreaterThan(0);
    expect([removed, alarms]).toEqual([[], ['object-missing']]);
    await call(server, 'POST', paths.recall(sent.packageId), { token });
  });

  test('hides no alarm, even where the store does not list it', async () => {
    const sent = await sendPackage(server, token);
    await database`update parts set stored_at = now() - interval '3 days' where package_id = ${sent.packageId}`;
    for (const file of await storedFiles(server.blobDir, sent.packageId)) await rm(file);
    const parts = marking([]);
    const away = () => Promise.reject(new Error('away'));
    const blobs = { ...parts.blobs, discardUnfinished: away, listMarked: away };
    await expect(sweepOrphans({ ...parts, blobs })).rejects.toThrow('away');
    expect(alarms).toEqual(['object-missing']);
    await call(server, 'POST', paths.recall(sent.packageId), { token });
  });
});

/** An object as an upload leaves it whose row was never written. */
async function nobodysObject(ageMs = 0): Promise<string> {
  const objects = join(server.blobDir, 'objects');
  const path = join(objects, newBlobKey({ packageId: randomId() as PackageId, bodyIndex: 0, partIndex: 0 }));
  await mkdir(dirname(path));
  await writeFile(path, 'nobody’s');
  const storedAt = new Date(Date.now() - ageMs);
  await utimes(path, storedAt, storedAt);
  return path;
}

describe('the sweep', () => {
  let orphan: string;

  beforeEach(async () => {
    await sendPackage(server, token);
    orphan = await nobodysObject();
  });

  afterEach(() => rm(dirname(orphan), { recursive: true, force: true }));

  test('spares an object without a row for 48 hours: its row may be about to come', async () => {
    expect(await sweepOrphans(later(0))).toEqual({ orphans: 0, spared: 0, missing: 0, undeleted: 0 });
    const old = new Date(Date.now() - 47 * HOUR_MS);
    await utimes(orphan, old, old);
    expect(await sweepOrphans(later(0))).toEqual({ orphans: 0, spared: 0, missing: 0, undeleted: 0 });
  });

  test('removes it after 48 hours, and nothing else', async () => {
    const before = await storedFiles(server.blobDir);
    const old = new Date(Date.now() - 49 * HOUR_MS);
    await utimes(orphan, old, old);
    expect(await sweepOrphans(later(0))).toEqual({ orphans: 1, spared: 0, missing: 0, undeleted: 0 });
    expect(await storedFiles(server.blobDir)).toEqual(before.filter((path) => path !== orphan));
    expect(alarms).toEqual([]);
  });

  test('leaves alone what is not of our making', async () => {
    const foreign = join(server.blobDir, 'objects', 'README');
    await writeFile(foreign, 'somebody’s');
    const old = new Date(Date.now() - 49 * HOUR_MS);
    await utimes(foreign, old, old);
    expect(await sweepOrphans(later(0))).toMatchObject({ orphans: 0, spared: 0 });
    await rm(foreign);
  });

  test('removes nothing of a store that is full of what the database does not know, but raises the alarm', async () => {
    await Promise.all(Array.from({ length: 60 }, () => nobodysObject(49 * HOUR_MS)));
    const before = await storedFiles(server.blobDir);
    expect(await sweepOrphans(later(0))).toEqual({ orphans: 0, spared: 60, missing: 0, undeleted: 0 });
    expect(await storedFiles(server.blobDir)).toEqual(before);
    expect(alarms).toEqual(['unknown-objects']);
    expect(log.join('')).toContain('S3_BUCKET or BLOB_DIR');

    expect(await sweepOrphans(later(0), { force: true })).toMatchObject({ orphans: 60, spared: 0 });
    expect(await storedFiles(server.blobDir)).toHaveLength(before.length - 60);
  });

  test.each(['orphans', 'marked', 'doomed'] as const)(
    'gives up on a store that has removed nothing for a minute: %s',
    async (kind) => {
      await Promise.all(
        Array.from({ length: kind === 'orphans' ? 10 : 0 }, () => nobodysObject(49 * HOUR_MS)),
      );
      const keys = Array.from({ length: 10 }, () => `${randomId()}/0-0-${randomUUID()}`);
      if (kind === 'doomed') await database`insert into doomed_objects select unnest(${keys}::text[]), now()`;
      let waitedMs = 0;
      const began = performance.now();
      const clock = jest.spyOn(performance, 'now').mockImplementation(() => began + waitedMs);
      const silent = () => {
        waitedMs += 20_001;
        return Promise.reject(new Error('away'));
      };
      const listMarked = () => Promise.resolve(kind === 'marked' ? keys : []);
      const parts = later(0);
      try {
        const blobs = { ...parts.blobs, remove: silent, removeMarked: silent, listMarked };
        expect(await sweepOrphans({ ...parts, blobs })).toMatchObject({ orphans: 0, undeleted: 3 });
      } finally {
        clock.mockRestore();
        await database`delete from doomed_objects`;
        await sweepOrphans(later(0), { force: true });
      }
    },
  );

  test('removes as many where they are a small part of the store', async () => {
    const packageId = randomId();
    const known = Array.from({ length: 300 }, (_, index) => `${packageId}/0-${index}-${randomUUID()}`);
    const old = new Date(Date.now() - 49 * HOUR_MS);
    const blobs: BlobStore = {
      ...later(0).blobs,
      async *list() {
        yield* later(0).blobs.list();
        for (const key of known) yield { key, bytes: 1, storedAt: old };
      },
    };
    await database`insert into doomed_objects select unnest(${known}::text[]), now()`;
    await Promise.all(Array.from({ length: 60 }, () => nobodysObject(49 * HOUR_MS)));
    const swept = await sweepObjects(database, blobs, new Date(Date.now() - 48 * HOUR_MS));
    expect(swept).toMatchObject({ orphans: 60, spared: 0 });
    await database`delete from doomed_objects`;
  });

  test('raises the alarm for a row without its object, and keeps the row', async () => {
    const sent = await sendPackage(server, token);
    const [file = ''] = await storedFiles(server.blobDir, sent.packageId);
    await rm(file);
    const { missing } = await sweepOrphans(later(3 * DAY_MS));
    expect(missing).toBe(1);
    expect(alarms).toEqual(['object-missing']);
    expect(log.join('')).toContain('"alarm":"object-missing"');
    expect(
      await query(server.databaseUrl, 'select from siegelpost.parts where package_id = $1', [sent.packageId]),
    ).toHaveLength(1);
    const body = await fetch(server.origin + paths.body(sent.packageId, 0), {
      headers: { authorization: `Bearer ${token}` },
    })
      .then((answer) => answer.arrayBuffer())
      .catch(() => undefined);
    expect(body?.byteLength ?? 0).not.toBe(sent.bodies[0]?.length);
    await eventually(() => server.logLines.find((line) => line.includes('"alarm":"object-missing"')));
  });
});

describe('the role of the server', () => {
  test('owns nothing and cannot change a table', async () => {
    const owner = new URL(server.databaseUrl);
    await query(server.databaseUrl, `create role clerk_server login password 'only-for-this-test'`);
    await query(server.databaseUrl, 'create database two_roles');
    owner.pathname = '/two_roles';
    const app = new URL(owner);
    app.username = 'clerk_server';
    app.password = 'only-for-this-test';
    const second = await startTestServer({
      env: { DATABASE_URL: app.href, MIGRATION_DATABASE_URL: owner.href },
    });
    try {
      const session = await signIn(second);
      const sent = await sendPackage(second, session);
      expect((await notice(second, sent)).status).toBe(200);
      for (const statement of [
        'create table siegelpost.mine ()',
        'alter table siegelpost.packages add column mine text',
        'drop table siegelpost.parts',
        'truncate siegelpost.packages',
        'create schema mine',
        'create function siegelpost.mine() returns void language sql as $$ $$',
        'create table graphile_worker.mine ()',
      ])
        await expect(query(app.href, statement)).rejects.toMatchObject({ code: '42501' });
      const owned = await query(app.href, 'select from pg_class where relowner = current_user::regrole');
      expect(owned).toEqual([]);
    } finally {
      await second.stop();
    }
  });
});
