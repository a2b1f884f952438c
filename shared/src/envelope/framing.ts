import { type Octets } from './octets.ts';
import type { Piece } from './packetLayout.ts';

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

/** The same octets in new pieces of `partBytes`, the last one shorter; `totalBytes` in all. */
export async function* inParts(
  source: AsyncIterable<Octets>,
  partBytes: number,
  totalBytes: number,
): AsyncGenerator<Octets, void, undefined> {
  let left = totalBytes;
  let part = new Uint8Array(Math.min(partBytes, left));
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
      part = new Uint8Array(Math.min(partBytes, left));
      filled = 0;
    }
  }
}
