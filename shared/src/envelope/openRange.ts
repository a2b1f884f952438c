import {
  AES_256,
  chunkBytes,
  CHUNK_OCTET,
  GCM,
  LITERAL_PREFIX,
  SALT_BYTES,
  SEIPD_VERSION,
  TAG,
  TAG_BYTES,
} from './bodyProfile.ts';
import { chunkCount, literalBytes, plainBodyBytes, sealedLiteralBytes } from './bodySize.ts';
import { ChunkCipher } from './chunkCipher.ts';
import { EnvelopeError } from './envelopeError.ts';
import type { FileContent } from './fileContent.ts';
import { mapAhead } from './mapAhead.ts';
import { joinOctets, type Octets, sameOctets } from './octets.ts';
import { packetLayout, type Piece, piecesBetween } from './packetLayout.ts';
import { CHUNKS_IN_FLIGHT } from './sealBody.ts';
import type { SessionKey } from './sessionKey.ts';

const CHUNK_BYTES = chunkBytes(CHUNK_OCTET);

/** A stretch of a file, in octets of its plaintext; `to` is exclusive, and may lie behind the end. */
export interface OctetRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A range of the file in a body that `sealBody` made, without reading the rest: the chunks it lies in, and the final tag, so
 * that the file's size is verified too (RFC 9580 §5.13.2). In pieces, each only after the tag of its chunk was verified.
 * What the range cannot tell is whether the rest of the file is whole.
 * @throws `damaged` where octets were changed, or no body of ours has this size; `source-changed` where it cannot be read.
 */
export async function* openRange(
  body: FileContent,
  sessionKey: SessionKey,
  { from, to }: OctetRange,
): AsyncGenerator<Octets, void, undefined> {
  const plainBytes = plainBodyBytes(body.size);
  const literal = packetLayout(TAG.literal, LITERAL_PREFIX, plainBytes);
  const { cipher, sealed } = await openFrame(body, sessionKey, literalBytes(plainBytes));
  const indexes = chunksOf(literal, from, Math.min(to, plainBytes));
  const open = async (index: number): Promise<Octets> => {
    const at = index * (CHUNK_BYTES + TAG_BYTES);
    const bytes = Math.min(CHUNK_BYTES, literalBytes(plainBytes) - index * CHUNK_BYTES) + TAG_BYTES;
    return cipher.open(index, await readContent(body, sealed, at, at + bytes));
  };
  let index = indexes.at(0) ?? 0;
  for await (const chunk of mapAhead(indexes, CHUNKS_IN_FLIGHT, open)) {
    const start = index++ * CHUNK_BYTES;
    yield* contentOf(piecesBetween(literal, start, start + chunk.length), chunk, { from, to });
  }
}

/** Reads the head and the end of a body, and holds all of its framing against what we write. */
async function openFrame(body: FileContent, sessionKey: SessionKey, literal: number) {
  const sealedBytes = sealedLiteralBytes(literal);
  const layoutUnder = (salt: Octets) => {
    const parameters = Uint8Array.of(SEIPD_VERSION, AES_256, GCM, CHUNK_OCTET);
    return packetLayout(TAG.seipd, joinOctets([parameters, salt]), sealedBytes);
  };
  // The salt stands last in the first framing, whose length it does not change.
  const [first] = layoutUnder(new Uint8Array(SALT_BYTES));
  const headBytes = first?.kind === 'framing' ? first.octets.length : 0;
  const salt = await readOctets(body, headBytes - SALT_BYTES, headBytes);
  const sealed = layoutUnder(salt);
  let at = 0;
  for (const piece of sealed) {
    if (piece.kind === 'framing') {
      const octets = await readOctets(body, at, at + piece.octets.length);
      if (!sameOctets(octets, piece.octets)) throw new EnvelopeError('damaged');
    }
    at += piece.kind === 'framing' ? piece.octets.length : piece.to - piece.from;
  }
  const cipher = await ChunkCipher.derive(sessionKey, salt, CHUNK_OCTET);
  const finalTag = await readContent(body, sealed, sealedBytes - TAG_BYTES, sealedBytes);
  await cipher.openFinal(chunkCount(literal), literal, finalTag);
  return { cipher, sealed };
}

/** Indexes of the chunks that hold these octets of the file. */
function chunksOf(literal: readonly Piece[], from: number, to: number): readonly number[] {
  if (from >= to) return [];
  const first = Math.floor(packetOffset(literal, from) / CHUNK_BYTES);
  const last = Math.floor(packetOffset(literal, to - 1) / CHUNK_BYTES);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Where an octet of the content stands in its packet. */
function packetOffset(layout: readonly Piece[], contentOffset: number): number {
  let at = 0;
  for (const piece of layout) {
    if (piece.kind === 'framing') at += piece.octets.length;
    else if (contentOffset < piece.to) return at + contentOffset - piece.from;
    else at += piece.to - piece.from;
  }
  throw new RangeError('behind the end of the packet');
}

/** The file's octets among those of a chunk, as far as they lie in the range; each in memory of its own. */
function* contentOf(pieces: readonly Piece[], chunk: Octets, { from, to }: OctetRange): Generator<Octets> {
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'framing') {
      const framing = chunk.subarray(at, at + piece.octets.length);
      if (!sameOctets(framing, piece.octets)) throw new EnvelopeError('damaged');
      at += framing.length;
    } else {
      const start = at - piece.from;
      const wanted = chunk.slice(start + Math.max(from, piece.from), start + Math.min(to, piece.to));
      if (wanted.length > 0) yield wanted;
      at += piece.to - piece.from;
    }
  }
}

/** Octets of a packet's content, by their place in the content. */
async function readContent(
  body: FileContent,
  layout: readonly Piece[],
  from: number,
  to: number,
): Promise<Octets> {
  const parts: Octets[] = [];
  for (const piece of layout) {
    if (piece.kind === 'framing' || piece.to <= from || piece.from >= to) continue;
    const start = packetOffset(layout, Math.max(from, piece.from));
    parts.push(await readOctets(body, start, start + Math.min(to, piece.to) - Math.max(from, piece.from)));
  }
  return joinOctets(parts);
}

async function readOctets(body: FileContent, from: number, to: number): Promise<Octets> {
  const octets = await body
    .slice(from, to)
    .arrayBuffer()
    .catch((cause: unknown) => {
      throw new EnvelopeError('source-changed', { cause });
    });
  if (octets.byteLength !== to - from) throw new EnvelopeError('damaged');
  return new Uint8Array(octets);
}
