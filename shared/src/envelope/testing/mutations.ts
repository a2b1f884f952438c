import { joinOctets, type Octets } from '../octets.ts';

/** Octets at which packet readers decide: headers, borders of length forms, extremes. */
const TELLING = [
  0, 1, 2, 6, 9, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc3, 0xc8, 0xcb, 0xd2, 0xdf, 0xe0, 0xe9, 0xfe, 0xff,
];
const MOST_ADDED = 64;

/** Numbers that look random and are the same for the same seed (xorshift32). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435769) | 1;
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }

  octets(bytes: number): Octets {
    return Uint8Array.from({ length: bytes }, () => this.below(256));
  }
}

/** A copy of `octets` with one to four things wrong with it, or noise of any length. */
export function mutate(octets: Octets, random: SeededRandom): Octets {
  if (random.below(20) === 0) return random.octets(random.below(300));
  let mutated = octets;
  for (let left = 1 + random.below(4); left > 0; left--) mutated = change(mutated, random);
  return mutated;
}

function change(octets: Octets, random: SeededRandom): Octets {
  const at = random.below(octets.length + 1);
  const end = Math.min(octets.length, at + random.below(MOST_ADDED));
  switch (random.below(6)) {
    case 0:
      return octets.slice(0, at);
    case 1:
      return joinOctets([octets.subarray(0, at), octets.subarray(end)]);
    case 2:
      return joinOctets([octets.subarray(0, end), octets.subarray(at)]);
    case 3:
      return joinOctets([
        octets.subarray(0, at),
        random.octets(random.below(MOST_ADDED)),
        octets.subarray(at),
      ]);
    default:
      return withOctet(octets, at, random);
  }
}

function withOctet(octets: Octets, at: number, random: SeededRandom): Octets {
  const copy = new Uint8Array(octets);
  // The first octets are the ones that are parsed.
  const place = random.below(2) === 0 ? at : random.below(48);
  if (place < copy.length) copy[place] = TELLING[random.below(TELLING.length + 8)] ?? random.below(256);
  return copy;
}
