import { expect, test } from '@jest/globals';
import { rateOf, type Sample, withSample } from './rate.ts';

const sample = (atMs: number, doneBytes: number): Sample => ({ atMs, doneBytes, totalBytes: 10_000 });
const after = (...samples: Sample[]) => samples.reduce<readonly Sample[]>(withSample, []);

test('the first moment tells no speed', () => {
  expect(rateOf(after(sample(0, 0), sample(500, 900)))).toBeNull();
});

test('speed and time left come from the last seconds only', () => {
  const seen = after(sample(0, 0), sample(10_000, 1000), sample(12_000, 3000));
  expect(rateOf(seen)).toEqual({ bytesPerSecond: 1000, secondsLeft: 7 });
});

test('a step back begins anew', () => {
  expect(rateOf(after(sample(0, 0), sample(5000, 5000), sample(6000, 100)))).toBeNull();
});

test('no progress tells no speed instead of an endless time', () => {
  expect(rateOf(after(sample(0, 100), sample(5000, 100)))).toBeNull();
});
