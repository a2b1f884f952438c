import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { CollectorWatch } from './collector.ts';

const MB = 1_000_000;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Milliseconds until `watch` lets its caller go on. */
async function waited(watch: CollectorWatch): Promise<number> {
  const start = Date.now();
  let end: number | undefined;
  void watch.untilBelow(MB).then(() => (end = Date.now()));
  while (end === undefined) await jest.advanceTimersByTimeAsync(10);
  return end - start;
}

test('whoever has handed over little does not wait', async () => {
  const watch = new CollectorWatch();
  const body = new ArrayBuffer(8);
  watch.add(body, MB);
  expect(await waited(watch)).toBe(0);
  expect(body.byteLength).toBe(8);
});

test('a collector that does not come is waited for three times half a second, and then no more', async () => {
  const watch = new CollectorWatch();
  const body = new ArrayBuffer(8);
  watch.add(body, 2 * MB);
  const waits = [await waited(watch), await waited(watch), await waited(watch), await waited(watch)];
  expect(waits).toEqual([500, 500, 500, 0]);
  // Held until here, so that no collector can come for it.
  expect(body.byteLength).toBe(8);
});
