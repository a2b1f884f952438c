import { type ContentReader, readContent } from './contentReader.ts';
import type { FileContent } from './fileContent.ts';
import type { Octets } from './octets.ts';
import { type Piece, piecesBetween } from './packetLayout.ts';

/** Octets of a packet that are read at once: eight of our chunks. */
export const STRETCH_BYTES = 4 * 1024 * 1024;

/** Some of a packet around a file. Good until the next one is asked for: then its memory is used again. */
export interface Stretch {
  /** Framing and content, as they stand in the packet. */
  readonly octets: Octets;
  /** The file's own octets among them, in order. */
  readonly content: readonly Octets[];
}

/**
 * The packet of `layout` around a file, `STRETCH_BYTES` at a time; the last stretch is shorter. One is read while the
 * one before is in use.
 * @throws `source-changed` where the file gives fewer octets than the layout wants, or cannot be read.
 */
export async function* readStretches(
  file: FileContent,
  layout: readonly Piece[],
): AsyncGenerator<Stretch, void, undefined> {
  const content = layout.filter((piece) => piece.kind === 'content');
  const end = layout.reduce((bytes, piece) => bytes + pieceBytes(piece), 0);
  if (end === 0) return;
  const reader = readContent(file, content.at(0)?.from ?? 0, content.at(-1)?.to ?? 0);
  const spare: Octets[] = [];
  const read = async (at: number): Promise<Stretch> => {
    const bytes = Math.min(STRETCH_BYTES, end - at);
    const memory = spare.pop() ?? new Uint8Array(bytes);
    return fillStretch(memory.subarray(0, bytes), piecesBetween(layout, at, at + bytes), reader);
  };
  try {
    let next = read(0);
    for (let at = 0; at < end; at += STRETCH_BYTES) {
      const stretch = await next;
      if (at + STRETCH_BYTES < end) next = read(at + STRETCH_BYTES);
      next.catch(() => undefined); // thrown above, when its turn comes
      yield stretch;
      spare.push(new Uint8Array(stretch.octets.buffer));
    }
  } finally {
    reader.close();
  }
}

/** Puts each piece where it belongs in `memory`, which moves with every fill. */
async function fillStretch(
  { buffer, length }: Octets,
  pieces: readonly Piece[],
  reader: ContentReader,
): Promise<Stretch> {
  let memory = buffer;
  const ranges: { readonly at: number; readonly bytes: number }[] = [];
  let at = 0;
  for (const piece of pieces) {
    const bytes = pieceBytes(piece);
    const place = new Uint8Array(memory, at, bytes);
    if (piece.kind === 'framing') place.set(piece.octets);
    else {
      memory = (await reader.fill(place)).buffer;
      ranges.push({ at, bytes });
    }
    at += bytes;
  }
  return {
    octets: new Uint8Array(memory, 0, length),
    content: ranges.map((range) => new Uint8Array(memory, range.at, range.bytes)),
  };
}

function pieceBytes(piece: Piece): number {
  return piece.kind === 'framing' ? piece.octets.length : piece.to - piece.from;
}
