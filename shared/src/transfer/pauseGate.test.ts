import { expect, test } from '@jest/globals';
import { PauseGate } from './pauseGate.ts';

const settled = async (work: Promise<unknown>) => {
  let done = false;
  void work.then(() => (done = true));
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  return done;
};

test('an open gate lets work through', async () => {
  expect(await settled(new PauseGate().passed(new AbortController().signal))).toBe(true);
});

test('a closed gate holds work until it is opened, however often it was closed', async () => {
  const gate = new PauseGate();
  gate.pause();
  gate.pause();
  const work = gate.passed(new AbortController().signal);
  expect(await settled(work)).toBe(false);
  gate.resume();
  expect(await settled(work)).toBe(true);
});

test('closed again before the work went on, it still holds', async () => {
  const gate = new PauseGate();
  gate.pause();
  const work = gate.passed(new AbortController().signal);
  gate.resume();
  gate.pause();
  expect(await settled(work)).toBe(false);
});

test('what is to end does not wait', async () => {
  const gate = new PauseGate();
  gate.pause();
  const stop = new AbortController();
  const work = gate.passed(stop.signal);
  stop.abort();
  expect(await settled(work)).toBe(true);
});
