import { expect, test } from '@jest/globals';
import { leadingZeroBits, workText } from './work.ts';

test.each([
  [[0xff, 0], 0],
  [[0x01, 0xff], 7],
  [[0, 0x80], 8],
  [[0, 0, 0x1f], 19],
  [[0, 0], 16],
])('%j begins with %i zero bits', (octets, bits) => {
  expect(leadingZeroBits(new Uint8Array(octets))).toBe(bits);
});

test('work for one page, mailbox or moment is none for another', () => {
  const place = { dropIn: 'bauamt', address: 'Max@example.org', begunAt: 1_700_000_000 };
  const texts = [
    place,
    { ...place, dropIn: 'meldeamt' },
    { ...place, address: 'moritz@example.org' },
    { ...place, begunAt: 1_700_000_001 },
  ].map(workText);
  expect(new Set(texts).size).toBe(4);
  expect(workText({ ...place, address: 'max@EXAMPLE.org' })).toBe(texts[0]);
});
