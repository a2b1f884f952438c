import { expect, test } from '@jest/globals';
import { Pausing } from './pausing.ts';

const never = new AbortController().signal;

/** Ends when its signal says so, or when it is told to. */
function attempts() {
  let began = 0;
  let finish: () => void = () => undefined;
  const attempt = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      began++;
      finish = () => resolve('done');
      if (signal.aborted) reject(new Error('stopped'));
      signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
  return { attempt, began: () => began, finish: () => finish() };
}

const turns = async () => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};

test('what does not rest goes through at once', async () => {
  const { attempt, finish } = attempts();
  const work = new Pausing().through(never, attempt);
  await turns();
  finish();
  expect(await work).toBe('done');
});

test('what was under way is given up for a rest and begun again after it, however often', async () => {
  const pausing = new Pausing();
  const { attempt, began, finish } = attempts();
  const work = pausing.through(never, attempt);
  await turns();
  pausing.pause();
  pausing.pause();
  await turns();
  expect(began()).toBe(1);
  pausing.resume();
  pausing.pause();
  await turns();
  pausing.resume();
  await turns();
  finish();
  expect(await work).toBe('done');
});

test('what is to end does not rest', async () => {
  const pausing = new Pausing();
  pausing.pause();
  const stop = new AbortController();
  const work = pausing.through(stop.signal, attempts().attempt);
  setTimeout(() => stop.abort());
  await expect(work).rejects.toThrow('stopped');
});
