import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LITERAL_PREFIX, TAG } from './bodyProfile.ts';
import { literalBytes, plainBodyBytes, sealedBodyBytes } from './bodySize.ts';
import { PARTIAL_BYTES, packetBytes, packetLayout, type Piece, piecesBetween } from './packetLayout.ts';

const GIB = 2 ** 30;
const nearBorders = fc
  .tuple(fc.nat(20), fc.integer({ min: -100_000, max: 100_000 }))
  .map(([gib, off]) => Math.max(0, gib * GIB + off));
const sizes = fc.oneof(fc.nat(5_000_000), nearBorders, fc.nat(2 ** 45));

const bytesOf = (pieces: readonly Piece[]): number =>
  pieces.reduce(
    (sum, piece) => sum + (piece.kind === 'framing' ? piece.octets.length : piece.to - piece.from),
    0,
  );

test.each([
  [0, 6 + 36 + 12 + 32],
  [1, 6 + 36 + 13 + 32],
  [512 * 1024 - 12, 6 + 36 + 512 * 1024 + 32],
  [512 * 1024 - 11, 6 + 36 + 512 * 1024 + 1 + 48],
  // Two octets more: one partial length in the literal packet, one in the body.
  [GIB, 6 + 36 + (12 + GIB + 1) + 2050 * 16 + 1],
])('a file of %i octets is sealed in %i', (plainBytes, sealedBytes) => {
  expect(sealedBodyBytes(plainBytes)).toBe(sealedBytes);
});

test('the size of a file can be told from the size of its body', () => {
  fc.assert(
    fc.property(sizes, (bytes) => expect(plainBodyBytes(sealedBodyBytes(bytes))).toBe(bytes)),
    {
      numRuns: 1000,
    },
  );
});

test.each([0, 1, 85, -5, 1.5, Number.NaN, sealedBodyBytes(512 * 1024 - 12) + 1])(
  'no body has %d octets',
  (sealedBytes) => {
    expect(() => plainBodyBytes(sealedBytes)).toThrow('damaged');
  },
);

test('a layout is as long as it says and holds its content once, in order', () => {
  fc.assert(
    fc.property(nearBorders, (bytes) => {
      const layout = packetLayout(TAG.literal, LITERAL_PREFIX, bytes);
      expect(bytesOf(layout)).toBe(literalBytes(bytes));
      const ranges = layout.flatMap((piece) => (piece.kind === 'content' ? [piece] : []));
      let at = 0;
      for (const { from, to } of ranges) {
        expect(from).toBe(at);
        at = to;
      }
      expect(at).toBe(bytes);
    }),
  );
});

test('a packet of 1 GiB and more has partial lengths of 2^30 and ends under a five-octet length', () => {
  const layout = packetLayout(TAG.literal, LITERAL_PREFIX, 2 * GIB);
  expect(layout).toEqual([
    { kind: 'framing', octets: Uint8Array.of(0xcb, 0xfe, 0x62, 0, 0, 0, 0, 0) },
    { kind: 'content', from: 0, to: GIB - 6 },
    { kind: 'framing', octets: Uint8Array.of(0xfe) },
    { kind: 'content', from: GIB - 6, to: 2 * GIB - 6 },
    { kind: 'framing', octets: Uint8Array.of(0xff, 0, 0, 0, 6) },
    { kind: 'content', from: 2 * GIB - 6, to: 2 * GIB },
  ]);
});

test('a packet whose body is exactly 1 GiB ends under a length of 0', () => {
  const layout = packetLayout(TAG.literal, LITERAL_PREFIX, PARTIAL_BYTES - 6);
  expect(layout.at(-1)).toEqual({ kind: 'framing', octets: Uint8Array.of(0xff, 0, 0, 0, 0) });
  expect(bytesOf(layout)).toBe(packetBytes(PARTIAL_BYTES));
});

test('any two neighbouring stretches of a layout are the whole stretch', () => {
  fc.assert(
    fc.property(nearBorders, fc.nat(2 ** 31), fc.nat(2 ** 31), (bytes, first, second) => {
      const layout = packetLayout(TAG.literal, LITERAL_PREFIX, bytes);
      const end = literalBytes(bytes);
      const [from, to] = [Math.min(first, end), Math.min(first + second, end)];
      const middle = Math.floor((from + to) / 2);
      const halves =
        bytesOf(piecesBetween(layout, from, middle)) + bytesOf(piecesBetween(layout, middle, to));
      expect(halves).toBe(to - from);
    }),
  );
});
