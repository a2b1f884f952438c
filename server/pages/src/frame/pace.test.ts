import { expect, test } from '@jest/globals';
import { createPacer } from './pace.ts';

function clocked() {
  let at = 0;
  const pacer = createPacer(() => at);
  return (atMs: number, doneBytes: number) => {
    at = atMs;
    return pacer({ doneBytes, totalBytes: 1_000_000 });
  };
}

test('speed and time left are unknown at first, then those of the last seconds', () => {
  const report = clocked();
  expect(report(0, 0)).toMatchObject({ bytesPerSecond: null, secondsLeft: null });
  expect(report(500, 50_000)).toMatchObject({ bytesPerSecond: null });
  expect(report(1000, 100_000)).toMatchObject({ bytesPerSecond: 100_000, secondsLeft: 9 });
  for (let second = 2; second <= 20; second++) report(second * 1000, 100_000 + second * 10_000);
  expect(report(21_000, 310_000)).toMatchObject({ bytesPerSecond: 10_000, secondsLeft: 69 });
});

test('a line that stands still has no speed', () => {
  const report = clocked();
  report(0, 5000);
  expect(report(3000, 5000)).toMatchObject({ bytesPerSecond: null, secondsLeft: null });
});
