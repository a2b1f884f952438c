import { expect, test } from '@jest/globals';
import { mapAhead } from './mapAhead.ts';

/** A source that gives what it is told to, when it is told to. */
function slowly<T>() {
  const given: T[] = [];
  const seen = { asked: 0, closed: false };
  let wake: () => void = () => undefined;
  async function* read(): AsyncGenerator<T, void, undefined> {
    try {
      for (;;) {
        seen.asked++;
        while (given.length === 0) await new Promise<void>((resolve) => (wake = resolve));
        const [next] = given.splice(0, 1);
        if (next === undefined) return;
        yield next;
      }
    } finally {
      seen.closed = true;
    }
  }
  const give = (value: T) => {
    given.push(value);
    wake();
  };
  return { source: read(), give, seen };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));
const double = (value: number) => Promise.resolve(2 * value);

async function allOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of source) all.push(value);
  return all;
}

test('a result is handed on once it is there, although the source gives nothing more yet', async () => {
  const { source, give } = slowly<number>();
  const results = mapAhead(source, 8, double);
  give(1);
  expect(await results.next()).toEqual({ done: false, value: 2 });
  const second = results.next();
  give(2);
  expect(await second).toEqual({ done: false, value: 4 });
});

test('results keep the order of their inputs, whichever is there first', async () => {
  const delays = [20, 0, 10, 5, 0];
  const results = mapAhead(delays, 3, async (delay, index) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    return index;
  });
  expect(await allOf(results)).toEqual([0, 1, 2, 3, 4]);
});

test('never more than the limit are under way, and the source is read no further, however slow the reader', async () => {
  let underWay = 0;
  let most = 0;
  const { source, give, seen } = slowly<number>();
  for (let value = 1; value <= 20; value++) give(value);
  const results = mapAhead(source, 4, async (value) => {
    most = Math.max(most, ++underWay);
    await soon();
    underWay--;
    return value;
  });
  await results.next();
  await soon();
  await soon();
  expect(seen.asked).toBeLessThanOrEqual(5);
  for (let value = 2; value <= 20; value++) expect((await results.next()).value).toBe(value);
  expect(most).toBe(4);
});

test('as many as the limit are under way at once where the source is fast', async () => {
  let begun = 0;
  const never = () => {
    begun++;
    return new Promise<number>(() => undefined);
  };
  void mapAhead([1, 2, 3, 4, 5, 6], 4, never).next();
  await soon();
  expect(begun).toBe(4);
});

test('a failure is told in its turn, after the results before it, and closes the source', async () => {
  const { source, give, seen } = slowly<number>();
  for (const value of [1, 2, 3]) give(value);
  const results = mapAhead(source, 8, async (value) => {
    if (value === 2) throw new RangeError('two');
    await soon();
    return value;
  });
  expect(await results.next()).toEqual({ done: false, value: 1 });
  await expect(results.next()).rejects.toThrow('two');
  expect(await results.next()).toEqual({ done: true, value: undefined });
  give(4);
  await soon();
  expect(seen.closed).toBe(true);
});

test('a source that fails fails the reader', async () => {
  async function* broken() {
    yield 1;
    await soon();
    throw new RangeError('cut');
  }
  const results = mapAhead(broken(), 8, double);
  expect((await results.next()).value).toBe(2);
  await expect(results.next()).rejects.toThrow('cut');
});

test('whoever leaves does not wait for a source that is silent, which is closed with its next word', async () => {
  const { source, give, seen } = slowly<number>();
  const results = mapAhead(source, 8, double);
  give(1);
  await results.next();
  await results.return();
  expect(seen.closed).toBe(false);
  give(2);
  await soon();
  expect(seen.closed).toBe(true);
});

test('whoever leaves while the source rests has closed it', async () => {
  const { source, give, seen } = slowly<number>();
  for (const value of [1, 2, 3]) give(value);
  const results = mapAhead(source, 2, double);
  await results.next();
  await results.return();
  await soon();
  expect(seen.closed).toBe(true);
});
