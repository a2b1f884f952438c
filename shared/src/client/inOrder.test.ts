import { expect, test } from '@jest/globals';
import { inOrder } from './inOrder.ts';

/** Lets everything that waits for nothing but promises happen. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('pieces come in the order of their items, whichever is there first', async () => {
  const fetchPieces = async function* (item: number) {
    for (let wait = 0; wait < 5 - item; wait++) await settled();
    yield `${item}a`;
    yield `${item}b`;
  };
  const seen: string[] = [];
  for await (const piece of inOrder(numbers(5), 3, fetchPieces)) seen.push(piece);
  expect(seen).toEqual(numbers(5).flatMap((item) => [`${item}a`, `${item}b`]));
});

test('of the items behind no more are fetched than may be, however long the first is not taken', async () => {
  const begun: number[] = [];
  const fetchPieces = async function* (item: number) {
    begun.push(item);
    await settled();
    yield item;
  };
  const pieces = inOrder(numbers(10), 3, fetchPieces);
  expect((await pieces.next()).value).toBe(0);
  for (let time = 0; time < 20; time++) await settled();
  expect(begun).toEqual([0, 1, 2]);
  expect((await pieces.next()).value).toBe(1);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test('a failure of any item ends it before what is already there', async () => {
  const fetchPieces = async function* (item: number) {
    await settled();
    if (item === 2) throw new RangeError('recalled');
    yield item;
    await new Promise(() => undefined);
  };
  const pieces = inOrder(numbers(10), 3, fetchPieces);
  expect((await pieces.next()).value).toBe(0);
  await expect(pieces.next()).rejects.toThrow('recalled');
});

test('nothing is nothing', async () => {
  expect(await inOrder([], 3, async function* () {}).next()).toEqual({ done: true, value: undefined });
});
