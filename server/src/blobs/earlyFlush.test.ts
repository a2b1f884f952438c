import { describe, expect, test } from '@jest/globals';
import { EarlyFlushes } from './earlyFlush.ts';

const MIB = 1024 * 1024;

/** A disk whose flushes end when told. */
function slowDisk() {
  const flushes: { readonly end: () => void; readonly fail: (error: unknown) => void }[] = [];
  const file = {
    datasync: () => new Promise<void>((end, fail) => flushes.push({ end, fail })),
  };
  return { file, flushes };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('EarlyFlushes', () => {
  test('begins after two MiB, and again only when the one before has ended', async () => {
    const { file, flushes } = slowDisk();
    const flush = new EarlyFlushes().of(file);
    flush.wrote(MIB);
    expect(flushes).toHaveLength(0);
    flush.wrote(MIB);
    expect(flushes).toHaveLength(1);
    flush.wrote(4 * MIB);
    expect(flushes).toHaveLength(1);
    flushes[0]?.end();
    await flush.end();
    flush.wrote(1);
    expect(flushes).toHaveLength(2);
  });

  test('two files at once; a third goes on without', async () => {
    const { file, flushes } = slowDisk();
    const all = new EarlyFlushes();
    const [first, , third] = [all.of(file), all.of(file), all.of(file)].map((flush) => {
      flush.wrote(2 * MIB);
      return flush;
    });
    expect(flushes).toHaveLength(2);
    await third?.end();
    flushes[0]?.end();
    await first?.end();
    third?.wrote(2 * MIB);
    expect(flushes).toHaveLength(3);
  });

  test('the end waits for a flush, and tells one that failed long ago', async () => {
    const { file, flushes } = slowDisk();
    const flush = new EarlyFlushes().of(file);
    flush.wrote(2 * MIB);
    let ended = false;
    const end = flush.end().finally(() => (ended = true));
    end.catch(() => undefined);
    await turn();
    expect(ended).toBe(false);
    flushes[0]?.fail(new Error('EIO'));
    await expect(end).rejects.toThrow('EIO');

    flush.wrote(2 * MIB);
    flushes[1]?.end();
    await expect(flush.end()).rejects.toThrow('EIO');
  });
});
