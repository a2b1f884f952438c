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

test('on a slow line the speed is that of the line, not of the chunks that are whole', () => {
  let at = 0;
  const pacer = createPacer(() => at);
  const report = (atMs: number, receivedBytes: number) => {
    at = atMs;
    return pacer({ doneBytes: 0, totalBytes: 1_000_000, receivedBytes });
  };
  report(0, 0);
  expect(report(10_000, 400_000)).toMatchObject({ bytesPerSecond: null });
  expect(report(12_000, 480_000)).toMatchObject({ doneBytes: 0, bytesPerSecond: 40_000, secondsLeft: 13 });
  // More is received than a file has octets.
  expect(report(14_000, 1_000_500)).toMatchObject({ secondsLeft: 0 });
});
