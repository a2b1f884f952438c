import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joinOctets, type Octets } from './octets.ts';
import { openBody } from './openBody.ts';
import { sealBody } from './sealBody.ts';
import { newSessionKey } from './sessionKey.ts';
import { flipBit, inPieces, readAll, sampleOctets } from './testing/octetStreams.ts';

const SEALED_CHUNK = 512 * 1024 + 16;
const HEAD = 6 + 36;
const CHUNKS = 5;
const sessionKey = newSessionKey();
const DAMAGED = { name: 'EnvelopeError' };

const seal = (bytes: number) => readAll(sealBody(new Blob([sampleOctets(bytes)]), { sessionKey }).parts());
const open = (sealed: Uint8Array) => readAll(openBody(inPieces(sealed), { sessionKey }));

/** The packet's length made to fit, so that only the tags can tell. */
function withFittingLength(body: Octets): Octets {
  const copy = new Uint8Array(body);
  new DataView(copy.buffer).setUint32(2, copy.length - 6);
  return copy;
}

test('chunks in any order but their own are refused (row 18)', async () => {
  const sealed = await seal(CHUNKS * 512 * 1024 - 12);
  const chunks = Array.from({ length: CHUNKS }, (_, index) =>
    sealed.subarray(HEAD + index * SEALED_CHUNK, HEAD + (index + 1) * SEALED_CHUNK),
  );
  const orders = fc
    .array(fc.nat(CHUNKS - 1), { minLength: 1, maxLength: CHUNKS + 1 })
    .filter((order) => order.join() !== '0,1,2,3,4');
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const picked = order.flatMap((index) => chunks[index] ?? []);
      const hostile = joinOctets([sealed.subarray(0, HEAD), ...picked, sealed.subarray(-16)]);
      await expect(open(withFittingLength(hostile))).rejects.toMatchObject(DAMAGED);
    }),
    { numRuns: 40 },
  );
});

test('a body cut anywhere is refused, whatever its length says (row 16)', async () => {
  const sealed = await seal(1_500_000);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 6, max: sealed.length - 1 }), fc.boolean(), async (bytes, fitting) => {
      const cut = sealed.slice(0, bytes);
      await expect(open(fitting ? withFittingLength(cut) : cut)).rejects.toMatchObject(DAMAGED);
    }),
    { numRuns: 60 },
  );
});

test('a flipped bit anywhere in a large body is caught (row 15)', async () => {
  const sealed = await seal(1_500_000);
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
      await expect(open(flipBit(sealed, bit))).rejects.toMatchObject(DAMAGED);
    }),
    { numRuns: 60 },
  );
});
