import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newBlobKey } from '@siegelpost/server/blobs/blobKey';
import { createFsBlobStore } from '@siegelpost/server/blobs/fsBlobStore';
import { createS3BlobStore } from '@siegelpost/server/blobs/s3BlobStore';
import type { DirectConfig } from '@siegelpost/server/config';
import { Secret } from '@siegelpost/server/config/secret';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { Client, RETENTION_MODES } from 'minio';
import { type Ceph, startCeph } from '../support/ceph.ts';
import { startFaultProxy } from '../support/faultProxy.ts';
import { keepsBlobStoreContract } from './blobStore.ts';

keepsBlobStoreContract('a folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'siegelpost-blobs-'));
  return { store: createFsBlobStore(dir), stop: () => rm(dir, { recursive: true, force: true }) };
});

test('a folder forgets drafts of writes that a crash interrupted', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'siegelpost-blobs-'));
  const store = createFsBlobStore(dir);
  await store.prepare();
  await writeFile(join(dir, 'unfinished', 'draft'), 'half an object');
  await store.discardUnfinished(new Date(Date.now() - 60_000));
  expect(await readdir(join(dir, 'unfinished'))).toEqual(['draft']);
  await store.discardUnfinished(new Date(Date.now() + 60_000));
  expect(await readdir(join(dir, 'unfinished'))).toEqual([]);
  await rm(dir, { recursive: true });
});

const ceph = await startCeph();

afterAll(() => ceph?.stop());

function bucketOf(
  settings: Record<string, string>,
  {
    direct,
    ...limits
  }: { readonly silentMs?: number; readonly maxObjects?: number; readonly direct?: DirectConfig } = {},
) {
  return createS3BlobStore(
    {
      kind: 's3',
      endpoint: new URL(settings['S3_ENDPOINT'] ?? ''),
      region: 'us-east-1',
      bucket: settings['S3_BUCKET'] ?? '',
      accessKey: new Secret(settings['S3_ACCESS_KEY'] ?? ''),
      secretKey: new Secret(settings['S3_SECRET_KEY'] ?? ''),
      direct: direct ?? null,
    },
    limits,
  );
}

/** What an administrator has beside our server. */
function toolFor(store: Ceph): Client {
  const { S3_ACCESS_KEY: accessKey = '', S3_SECRET_KEY: secretKey = '' } = store.settings('any');
  return new Client({
    endPoint: '127.0.0.1',
    port: Number(new URL(store.endpoint).port),
    useSSL: false,
    accessKey,
    secretKey,
  });
}

async function* octets(length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += 65_536) yield Buffer.alloc(Math.min(65_536, length - at), at % 251);
}

if (ceph) {
  keepsBlobStoreContract('a bucket of a Ceph RGW', async () => ({
    store: bucketOf(ceph.settings('contract')),
    stop: async () => undefined,
  }));

  describe('a bucket', () => {
    test('is made by ten servers that start at once', async () => {
      const stores = Array.from({ length: 10 }, () => bucketOf(ceph.settings('made-at-once')));
      await Promise.all(stores.map((store) => store.prepare()));
      await expect(stores[0]?.check()).resolves.toBeUndefined();
    });

    test('loses multipart uploads that nobody finished', async () => {
      const store = bucketOf(ceph.settings('multiparts'));
      await store.prepare();
      const client = toolFor(ceph);
      await client.initiateNewMultipartUpload('multiparts', 'begun/by-a-tool', {});
      const unfinished = async () => {
        const found: unknown[] = [];
        for await (const upload of client.listIncompleteUploads('multiparts', '', true)) found.push(upload);
        return found.length;
      };
      await store.discardUnfinished(new Date(Date.now() - 3_600_000));
      expect(await unfinished()).toBe(1);
      await store.discardUnfinished(new Date(Date.now() + 3_600_000));
      expect(await unfinished()).toBe(0);
    });

    describe('that keeps versions', () => {
      const tool = toolFor(ceph);
      const store = bucketOf(ceph.settings('versions'));

      beforeAll(() => store.prepare());

      const versionsOf = async (bucket = 'versions') => {
        const found: { versionId?: string; isDeleteMarker?: boolean }[] = [];
        for await (const version of tool.listObjects(bucket, '', true, { IncludeVersion: true }))
          found.push(version as (typeof found)[number]);
        return found;
      };
      const versions = async () => (await versionsOf()).length;
      const keepVersions = (Status: 'Enabled' | 'Suspended') =>
        tool.setBucketVersioning('versions', { Status });
      const key = newBlobKey({ packageId: 'A'.repeat(22) as PackageId, bodyIndex: 0, partIndex: 0 });

      test.each(['Enabled', 'Suspended'] as const)('has none of a removed object: %s', async (status) => {
        await store.put(key, octets(10), 10);
        await keepVersions(status);
        await store.put(key, octets(10), 10);
        await store.put(`${key}-other`, octets(10), 10);
        await store.remove(key);
        expect(await versions()).toBe(1);
        await store.remove(key);
        await store.remove(`${key}-other`);
        expect(await versions()).toBe(0);
      });

      test('loses what was only marked as deleted before', async () => {
        await keepVersions('Enabled');
        await store.put(key, octets(10), 10);
        await tool.removeObject('versions', key);
        await store.put(`${key.slice(0, -1)}0`, octets(10), 10);
        expect(await store.listMarked(new Date(Date.now() - 3_600_000))).toEqual([]);
        const anyTime = new Date(Date.now() + 3_600_000);
        expect(await store.listMarked(anyTime)).toEqual([key]);
        // Clearing uploads is no reason to lose what can be restored.
        await store.discardUnfinished(anyTime);
        expect(await versions()).toBe(3);
        await store.removeMarked(key);
        expect([await versions(), await store.listMarked(anyTime)]).toEqual([1, []]);
        await store.remove(`${key.slice(0, -1)}0`);
      });

      test('keeps what was restored after it had been listed as marked', async () => {
        await keepVersions('Enabled');
        await store.put(key, octets(10), 10);
        await tool.removeObject('versions', key);
        const isMark = ({ isDeleteMarker }: { isDeleteMarker?: boolean }) => isDeleteMarker;
        const mark = (await versionsOf()).find(isMark);
        await tool.removeObject('versions', key, { versionId: mark?.versionId ?? '' });
        await store.removeMarked(key);
        expect(await versions()).toBe(1);
        await store.remove(key);
      });

      test('fails each time to remove what an object lock keeps, and gathers no marks', async () => {
        await tool.makeBucket('locked', 'us-east-1', { ObjectLocking: true });
        const locking = bucketOf(ceph.settings('locked'));
        await locking.put(key, octets(10), 10);
        const retainUntilDate = new Date(Date.now() + 86_400_000).toISOString();
        await tool.putObjectRetention('locked', key, {
          mode: RETENTION_MODES.COMPLIANCE,
          retainUntilDate,
          versionId: (await versionsOf('locked'))[0]?.versionId ?? '',
        });
        for (let time = 0; time < 3; time++)
          await expect(locking.remove(key)).rejects.toMatchObject({ name: 'BlobError' });
        expect(await versionsOf('locked')).toHaveLength(1);
        await tool.removeObject('locked', key);
        await expect(locking.removeMarked(key)).rejects.toMatchObject({ name: 'BlobError' });
        expect(await locking.listMarked(new Date(Date.now() + 3_600_000))).toEqual([key]);
      });
    });

    test('whose line is cut in the middle of an object does not have it (61)', async () => {
      const line = await startFaultProxy(ceph.endpoint);
      const store = bucketOf(ceph.settings('cut', line.origin));
      await store.prepare();
      line.cut({ direction: 'up', afterBytes: 200_000, connections: 1 });
      const failed = store.put('cut/up', octets(1_000_000), 1_000_000);
      await expect(failed).rejects.toMatchObject({ code: 'blob-store-unavailable' });
      const keys: string[] = [];
      for await (const { key } of store.list()) keys.push(key);
      expect(keys).toEqual([]);

      await store.put('cut/down', octets(1_000_000), 1_000_000);
      line.cut({ direction: 'down', afterBytes: 200_000, connections: 1 });
      const reading = (async () => {
        for await (const _ of store.get('cut/down', { offset: 0, length: 1_000_000 }));
      })();
      await expect(reading).rejects.toMatchObject({ code: 'blob-store-unavailable' });
      await line.stop();
    });

    test('whose line is full of objects that come slowly still answers, lists and deletes', async () => {
      const store = bucketOf(ceph.settings('full'), { maxObjects: 2 });
      await store.prepare();
      const hurry = new AbortController();
      const slowly = async function* () {
        yield Buffer.alloc(5);
        await delay(600_000, undefined, { signal: hurry.signal }).catch(() => undefined);
        yield Buffer.alloc(5);
      };
      const underWay = [1, 2].map((index) => store.put(`slow/${index}`, slowly(), 10));
      try {
        await expect(store.check()).resolves.toBeUndefined();
        for await (const _ of store.list());
        await expect(store.remove('slow/3')).resolves.toBeUndefined();
      } finally {
        hurry.abort();
      }
      await Promise.all(underWay);
    }, 30_000);

    test('that is down is unavailable, not missing (61)', async () => {
      const line = await startFaultProxy(ceph.endpoint);
      const store = bucketOf(ceph.settings('down', line.origin));
      await store.prepare();
      line.break();
      const down = { code: 'blob-store-unavailable' };
      await expect(store.put('any', octets(10), 10)).rejects.toMatchObject(down);
      await expect(
        store.get('any', { offset: 0, length: 1 })[Symbol.asyncIterator]().next(),
      ).rejects.toMatchObject(down);
      await expect(store.remove('any')).rejects.toMatchObject(down);
      await expect(store.check()).rejects.toMatchObject(down);
      line.repair();
      await store.check();
      await line.stop();
    });
  });
}

describe('a store that never answers', () => {
  test('counts as down after a while (61)', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const store = bucketOf(
      {
        S3_ENDPOINT: `http://127.0.0.1:${port}`,
        S3_BUCKET: 'silent',
        S3_ACCESS_KEY: 'access',
        S3_SECRET_KEY: 'secret',
      },
      { silentMs: 200 },
    );
    const down = { code: 'blob-store-unavailable' };
    await expect(store.put('any', octets(10), 10)).rejects.toMatchObject(down);
    await expect(store.put('any', octets(20_000_000), 20_000_000)).rejects.toMatchObject(down);
    await expect(
      store.get('any', { offset: 0, length: 1 })[Symbol.asyncIterator]().next(),
    ).rejects.toMatchObject(down);
    silent.closeAllConnections();
    silent.close();
  });
});

test('a key that may not list versions names nothing as marked, and holds up no sweep', async () => {
  const strict = createServer((request, answer) => {
    if (/[?&]versioning/.test(request.url ?? ''))
      return void answer.end('<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>');
    answer.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
  });
  await new Promise<void>((resolve) => strict.listen(0, '127.0.0.1', resolve));
  const { port } = strict.address() as AddressInfo;
  const place = { S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: 'strict' };
  const store = bucketOf({ ...place, S3_ACCESS_KEY: 'access', S3_SECRET_KEY: 'secret' });
  try {
    expect(await store.listMarked(new Date())).toEqual([]);
  } finally {
    strict.closeAllConnections();
    strict.close();
  }
});

describe('a source that pauses longer than a store may be silent', () => {
  /** Many sources have one connection, one after the other. */
  async function putInto(length: number, ...sources: AsyncIterable<Uint8Array>[]): Promise<number> {
    let taken = 0;
    const swift = createServer((request, answer) => {
      request.on('data', (piece: Buffer) => (taken += piece.length));
      request.on('end', () => answer.end());
    });
    await new Promise<void>((resolve) => swift.listen(0, '127.0.0.1', resolve));
    const { port } = swift.address() as AddressInfo;
    const place = { S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: 'swift' };
    const keys = { S3_ACCESS_KEY: 'access', S3_SECRET_KEY: 'secret' };
    try {
      const store = bucketOf({ ...place, ...keys }, { silentMs: 2_000, maxObjects: 1 });
      await Promise.all(sources.map((source, index) => store.put(`any/${index}`, source, length)));
      return taken;
    } finally {
      swift.closeAllConnections();
      swift.close();
    }
  }

  async function* pausing(last: () => Uint8Array): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(100_000);
    await delay(5_000);
    yield last();
  }

  const rest = () => Buffer.alloc(10);

  test('is stored all the same: not the store is silent, but the client (61)', async () => {
    expect(await putInto(100_010, pausing(rest))).toBe(100_010);
  });

  test('nor is it where the line is full of other objects', async () => {
    expect(await putInto(100_010, pausing(rest), octets(100_010))).toBe(200_020);
  });

  test('ends with what its reader says of it', async () => {
    const tooSlow = () => {
      throw new Error('408');
    };
    await expect(putInto(100_010, pausing(tooSlow))).rejects.toThrow('408');
  });
});
