import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joinOctets, type Octets, sameOctets } from './octets.ts';
import { openRange, type OctetRange } from './openRange.ts';
import { sealBody } from './sealBody.ts';
import { newSessionKey } from './sessionKey.ts';
import { flipBit, readAll, sampleOctets } from './testing/octetStreams.ts';

const CHUNK = 512 * 1024;
const BYTES = 5 * CHUNK + 1000;
const sessionKey = newSessionKey();
const content = sampleOctets(BYTES);

const seal = (octets: Octets) => readAll(sealBody(new Blob([octets]), { sessionKey }).parts());
const open = (sealed: Octets, range: OctetRange) => readAll(openRange(new Blob([sealed]), sessionKey, range));

test('any range is what stands there in the file', async () => {
  const sealed = await seal(content);
  const offsets = fc.oneof(
    fc.nat(BYTES + 10),
    fc.nat(5).map((chunk) => chunk * CHUNK - 12 + (chunk % 3)),
  );
  await fc.assert(
    fc.asyncProperty(offsets, offsets, async (one, other) => {
      const [from, to] = [Math.max(0, Math.min(one, other)), Math.max(0, one, other)];
      expect(sameOctets(await open(sealed, { from, to }), content.subarray(from, to))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('the whole of an empty file and of one octet', async () => {
  for (const bytes of [0, 1]) {
    const opened = await open(await seal(sampleOctets(bytes)), { from: 0, to: Infinity });
    expect(opened).toEqual(sampleOctets(bytes));
  }
});

test('no more is read than the chunks of the range, the head and the end', async () => {
  const body = new Blob([await seal(content)]);
  let read = 0;
  const counting = {
    size: body.size,
    slice: (from: number, to: number) => {
      read += to - from;
      return body.slice(from, to);
    },
  };
  const from = 2 * CHUNK + 5000;
  expect(await readAll(openRange(counting, sessionKey, { from, to: from + 10 }))).toEqual(
    content.slice(from, from + 10),
  );
  expect(read).toBeLessThan(CHUNK + 200);
});

test('a flipped bit of the range, of the head or of the end is caught', async () => {
  const sealed = await seal(content);
  const range = { from: CHUNK, to: CHUNK + 10 };
  for (const at of [0, 3, 7, 20, CHUNK + 5000, sealed.length - 1]) {
    const hostile = flipBit(sealed, at * 8);
    await expect(open(hostile, range)).rejects.toMatchObject({ code: 'damaged' });
  }
});

test('a body that was cut by whole chunks, under a length that fits, is caught', async () => {
  const sealed = await seal(content);
  const cut = joinOctets([sealed.subarray(0, 42 + 2 * (CHUNK + 16)), sealed.subarray(-16)]);
  new DataView(cut.buffer).setUint32(2, cut.length - 6);
  await expect(open(cut, { from: 0, to: 10 })).rejects.toMatchObject({ code: 'damaged' });
});
