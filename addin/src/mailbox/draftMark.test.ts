import { expect, test } from '@jest/globals';
import { parsePackageId } from '@siegelpost/shared/api/ids';
import { readMark, writeMark } from './draftMark.ts';

const packageId = parsePackageId('AAAAAAAAAAAAAAAAAAAAAA') ?? null;

test.each([
  { state: 'held' as const, packageId: null },
  { state: 'held' as const, packageId },
  { state: 'clean' as const, packageId },
])('a mark survives being written: %j', (mark) => {
  expect(readMark(writeMark(mark))).toEqual(mark);
});

test('no header is no mark', () => {
  expect(readMark(null)).toBeNull();
  expect(readMark('')).toBeNull();
});

test.each(['clean', 'clean;', 'clean;short', 'cleaner;AAAAAAAAAAAAAAAAAAAAAA', 'x'])(
  'what cannot be read holds the mail: %s',
  (text) => {
    expect(readMark(text)?.state).toBe('held');
  },
);
