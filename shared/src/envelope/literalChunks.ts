import { chunkBytes, CHUNK_OCTET, LITERAL_PREFIX, TAG } from './bodyProfile.ts';
import { literalBytes } from './bodySize.ts';
import { EnvelopeError } from './envelopeError.ts';
import type { FileContent } from './fileContent.ts';
import { mapAhead, offsets } from './mapAhead.ts';
import { joinOctets, type Octets } from './octets.ts';
import { packetLayout, type Piece, piecesBetween } from './packetLayout.ts';

const CHUNK_BYTES = chunkBytes(CHUNK_OCTET);
/** Read from the file in one piece: 16 chunks, 8 MiB. */
const READ_BYTES = 16 * CHUNK_BYTES;
/** Browsers read files in another process: one read at a time leaves it idle half of the time. */
const READS_IN_FLIGHT = 3;

/** A stretch of the literal packet with the file octets it needs. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly contentFrom: number;
  readonly content: Octets;
}

/**
 * The literal packet around `content`, cut into the plaintext of its AEAD chunks. Reads ahead.
 * `onContent` sees the file's own octets in order.
 * @throws `source-changed` where the file gives fewer octets than its size, or cannot be read.
 */
export async function* literalChunks(
  content: FileContent,
  onContent: (octets: Octets) => Promise<void>,
): AsyncGenerator<Octets, void, undefined> {
  const layout = packetLayout(TAG.literal, LITERAL_PREFIX, content.size);
  const end = literalBytes(content.size);
  const read = (from: number): Promise<Stretch> => readStretch(content, layout, from, end);
  for await (const stretch of mapAhead(offsets(0, end, READ_BYTES), READS_IN_FLIGHT, read)) {
    await onContent(stretch.content);
    for (let at = stretch.from; at < stretch.to; at += CHUNK_BYTES) {
      yield plaintext(piecesBetween(layout, at, Math.min(at + CHUNK_BYTES, stretch.to)), stretch);
    }
  }
}

async function readStretch(
  content: FileContent,
  layout: readonly Piece[],
  from: number,
  end: number,
): Promise<Stretch> {
  const to = Math.min(from + READ_BYTES, end);
  const ranges = piecesBetween(layout, from, to).filter((piece) => piece.kind === 'content');
  const contentFrom = ranges.at(0)?.from ?? 0;
  const contentTo = ranges.at(-1)?.to ?? 0;
  return { from, to, contentFrom, content: await readExactly(content, contentFrom, contentTo) };
}

async function readExactly(content: FileContent, from: number, to: number): Promise<Octets> {
  const octets = await content
    .slice(from, to)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw new EnvelopeError('source-changed', { cause });
    });
  if (octets.byteLength !== to - from) throw new EnvelopeError('source-changed');
  return new Uint8Array(octets);
}

/** Mostly a view of what was read; framing is woven in once in a GiB, and before the first octet. */
function plaintext(pieces: readonly Piece[], { contentFrom, content }: Stretch): Octets {
  const parts = pieces.map((piece) =>
    piece.kind === 'framing'
      ? piece.octets
      : content.subarray(piece.from - contentFrom, piece.to - contentFrom),
  );
  const [only] = parts;
  return only && parts.length === 1 ? only : joinOctets(parts);
}
