import { joinOctets, type Octets } from '../octets.ts';

/** All octets of a stream. */
export async function readAll(source: AsyncIterable<Uint8Array>): Promise<Octets> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return joinOctets(pieces);
}

/** A stream of these octets in pieces of `pieceBytes`. */
export async function* inPieces(
  octets: Uint8Array,
  pieceBytes = 65_536,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < octets.length; at += pieceBytes) yield octets.subarray(at, at + pieceBytes);
}

/** Octets that look random and are the same each time (xorshift32). */
export function sampleOctets(bytes: number, seed = 1): Octets {
  const words = new Uint32Array(Math.ceil(bytes / 4));
  let state = seed * 2654435769 || 1;
  for (let at = 0; at < words.length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[at] = state;
  }
  return new Uint8Array(words.buffer, 0, bytes);
}

/** A copy with one bit changed; bits are counted from the lowest of the first octet. */
export function flipBit(octets: Uint8Array, bit: number): Octets {
  const flipped = new Uint8Array(octets);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}
