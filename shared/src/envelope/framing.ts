import { type Octets } from './octets.ts';
import type { Piece } from './packetLayout.ts';

/** As many as are ever under way at once. */
const MOST_FREE = 4;

/** The packet of `layout`, with its content taken from `content` in pieces of any size. */
export async function* insertFraming(
  layout: readonly Piece[],
  content: AsyncIterable<Octets>,
): AsyncGenerator<Octets, void, undefined> {
  const pieces = layout.values();
  let room = 0;
  const advance = function* (): Generator<Octets> {
    while (room === 0) {
      const piece = pieces.next();
      if (piece.done) return;
      if (piece.value.kind === 'framing') yield piece.value.octets;
      else room = piece.value.to - piece.value.from;
    }
  };
  for await (const octets of content) {
    let rest = octets;
    while (rest.length > 0) {
      yield* advance();
      yield rest.subarray(0, room);
      const taken = Math.min(room, rest.length);
      rest = rest.subarray(taken);
      room -= taken;
    }
  }
  yield* advance();
}

/** Buffers for parts: taken from those that were given back, or made. Fresh memory is slow: each page is a fault. */
export class PartPool {
  readonly #partBytes: number;
  readonly #free: Octets[] = [];

  constructor(partBytes: number) {
    this.#partBytes = partBytes;
  }

  take(bytes: number): Octets {
    const free = bytes === this.#partBytes ? this.#free.pop() : undefined;
    return free ?? new Uint8Array(bytes);
  }

  /** Takes a part back that nobody will read again; one that was moved to another thread is worth nothing. */
  giveBack(part: Octets): void {
    const whole = part.length === this.#partBytes && part.buffer.byteLength === this.#partBytes;
    if (whole && this.#free.length < MOST_FREE) this.#free.push(part);
  }

  /** The same octets in new pieces of the pool's size, the last one shorter; `totalBytes` in all. */
  async *cut(source: AsyncIterable<Octets>, totalBytes: number): AsyncGenerator<Octets, void, undefined> {
    let left = totalBytes;
    let part = this.take(Math.min(this.#partBytes, left));
    let filled = 0;
    for await (const octets of source) {
      let rest = octets;
      while (rest.length > 0) {
        const taken = rest.subarray(0, part.length - filled);
        part.set(taken, filled);
        filled += taken.length;
        rest = rest.subarray(taken.length);
        if (filled < part.length) continue;
        left -= filled;
        yield part;
        part = this.take(Math.min(this.#partBytes, left));
        filled = 0;
      }
    }
  }
}
