import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BlobStore, StoredBlob } from '@siegelpost/server/blobs/blobStore';
import { PART_BYTES } from '@siegelpost/shared/chunks/parts';

/** What every object store must do, whatever it is made of. */
export function keepsBlobStoreContract(
  name: string,
  create: () => Promise<{ readonly store: BlobStore; readonly stop: () => Promise<void> }>,
): void {
  describe(`the object store: ${name}`, () => {
    let store: BlobStore;
    let stop: () => Promise<void>;

    beforeAll(async () => {
      ({ store, stop } = await create());
      await store.prepare();
    }, 120_000);

    afterAll(() => stop());

    const put = (key: string, octets: Buffer) => store.put(key, pieces(octets), octets.length);
    const get = (key: string, offset: number, length: number) => readAll(store.get(key, { offset, length }));

    test('may be prepared again', async () => {
      await expect(store.prepare()).resolves.toBeUndefined();
      await expect(store.check()).resolves.toBeUndefined();
    });

    test.each([1, 1000, 300_000, PART_BYTES])('gives back %d octets as they were', async (length) => {
      const octets = randomBytes(length);
      await put(`whole/${length}`, octets);
      expect((await get(`whole/${length}`, 0, length)).equals(octets)).toBe(true);
    });

    test('gives back a range, its first and last octet included', async () => {
      const octets = randomBytes(700_000);
      await put('ranges/one', octets);
      for (const [offset, length] of [
        [0, 1],
        [699_999, 1],
        [12_345, 600_000],
        [5, 0],
      ] as const)
        expect(
          (await get('ranges/one', offset, length)).equals(octets.subarray(offset, offset + length)),
        ).toBe(true);
    });

    test('refuses a key it never saw', async () => {
      await expect(get('never/seen', 0, 10)).rejects.toMatchObject({ code: 'blob-not-found' });
    });

    test('does not give fewer octets than asked for without an error', async () => {
      await put('short/one', randomBytes(100));
      await expect(get('short/one', 50, 100)).rejects.toMatchObject({ name: 'BlobError' });
    });

    test('keeps what is under other keys', async () => {
      const [one, two] = [randomBytes(10), randomBytes(10)];
      await put('apart/0-1-x', one);
      await put('apart/0-10-x', two);
      expect(await get('apart/0-1-x', 0, 10)).toEqual(one);
      expect(await get('apart/0-10-x', 0, 10)).toEqual(two);
    });

    test.each([100_000, 300_000])('stores nothing of a source that fails after %d octets', async (sent) => {
      const failing = async function* () {
        yield randomBytes(sent);
        await Promise.resolve();
        throw new RangeError('the client is gone');
      };
      await expect(store.put('failed/one', failing(), 400_000)).rejects.toThrow('the client is gone');
      expect(await keys('failed/')).toEqual([]);
    });

    test.each([
      ['short', 99_999],
      ['long', 100_001],
    ])('stores nothing of a source that is too %s', async (word, length) => {
      await expect(store.put(`wrong/${word}`, pieces(randomBytes(length)), 100_000)).rejects.toThrow(
        'blob-store-unavailable',
      );
      expect(await keys('wrong/')).toEqual([]);
    });

    test('removes an object, also one that is not there', async () => {
      await put('gone/one', randomBytes(10));
      await store.remove('gone/one');
      await store.remove('gone/one');
      await expect(get('gone/one', 0, 10)).rejects.toMatchObject({ code: 'blob-not-found' });
      expect(await keys('gone/')).toEqual([]);
    });

    test('lists every object once, with the time it was stored', async () => {
      const wanted = Array.from({ length: 25 }, (_, index) => `listed/${index}/part`);
      const before = Date.now();
      await Promise.all(wanted.map((key) => put(key, randomBytes(10))));
      expect((await keys('listed/')).toSorted()).toEqual(wanted.toSorted());
      const times = (await listed('listed/')).map(({ storedAt }) => storedAt.getTime());
      // Stores tell whole seconds, by clocks of their own.
      expect(times.every((time) => Math.abs(time - before) < 60_000)).toBe(true);
    });

    test('lists all parts of a large package', async () => {
      const wanted = Array.from({ length: 70 }, (_, index) => `large/0-${index}`);
      for (const key of wanted) await put(key, randomBytes(1));
      expect((await keys('large/')).toSorted()).toEqual(wanted.toSorted());
    });

    test('takes twenty objects at once', async () => {
      const octets = Array.from({ length: 20 }, () => randomBytes(500_000));
      await Promise.all(octets.map((each, index) => put(`many/${index}`, each)));
      const read = await Promise.all(octets.map((each, index) => get(`many/${index}`, 0, each.length)));
      expect(read.every((each, index) => each.equals(octets[index] ?? Buffer.alloc(0)))).toBe(true);
    });

    test('a reader who stops early holds nothing up', async () => {
      await put('left/one', randomBytes(4_000_000));
      for (let time = 0; time < 30; time++)
        for await (const _ of store.get('left/one', { offset: 0, length: 4_000_000 })) break;
      expect(await get('left/one', 0, 5)).toHaveLength(5);
    });

    test('clears what interrupted writes left, and nothing else', async () => {
      await put('kept/one', randomBytes(10));
      await store.discardUnfinished(new Date(Date.now() + 3_600_000));
      expect(await get('kept/one', 0, 10)).toHaveLength(10);
    });

    async function listed(prefix: string): Promise<StoredBlob[]> {
      const found: StoredBlob[] = [];
      for await (const blob of store.list()) if (blob.key.startsWith(prefix)) found.push(blob);
      return found;
    }

    const keys = async (prefix: string) => (await listed(prefix)).map(({ key }) => key);
  });
}

async function* pieces(octets: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < octets.length; at += 65_536) yield octets.subarray(at, at + 65_536);
}

async function readAll(octets: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of octets) all.push(piece);
  return Buffer.concat(all);
}
