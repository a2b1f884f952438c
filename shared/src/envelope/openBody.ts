import {
  AES_256,
  chunkBytes,
  CHUNK_OCTETS_ALLOWED,
  GCM,
  LITERAL_PREFIX,
  SALT_BYTES,
  SEIPD_VERSION,
  TAG,
  TAG_BYTES,
} from './bodyProfile.ts';
import { ChunkCipher } from './chunkCipher.ts';
import { EnvelopeError } from './envelopeError.ts';
import { mapAhead } from './mapAhead.ts';
import { joinOctets, type Octets, sameOctets } from './octets.ts';
import { OctetQueue } from './octetQueue.ts';
import { readOnlyPacket } from './readPacket.ts';
import type { SessionKey } from './sessionKey.ts';

/** Chunks that WebCrypto may be opening at once. */
const CHUNKS_IN_FLIGHT = 8;

/** With what a body is opened. */
export interface OpenOptions {
  readonly sessionKey: SessionKey;
}

/**
 * The file in a body, in pieces, each only after the tag of its chunk was verified. The file is whole only once the
 * iteration has ended without an error: before, its end may have been cut off. Pieces have memory of their own, which
 * the receiver may move to another thread. Pieces of `sealed` are used only until the next one is asked for.
 * @throws `not-allowed` for anything but our profile (docs/PROTOCOL.md), before work is done on it;
 *   `damaged` where octets were changed, swapped, cut off or added.
 */
export async function* openBody(
  sealed: AsyncIterable<Uint8Array>,
  options: OpenOptions,
): AsyncGenerator<Octets, void, undefined> {
  const literal = new OctetQueue(openChunks(sealed, options.sessionKey));
  const body = new OctetQueue(readOnlyPacket(literal, TAG.literal));
  try {
    const prefix = await body.take(LITERAL_PREFIX.length);
    if (!sameOctets(prefix, LITERAL_PREFIX)) throw new EnvelopeError('not-allowed');
    while (await body.has(1)) yield await body.takeSome(Infinity);
  } finally {
    await body.close();
  }
}

/** Opens a few octets: a manifest, a signature, a record. @throws `not-allowed` above `maxBytes` of plaintext. */
export async function openBytes(
  sealed: Uint8Array,
  sessionKey: SessionKey,
  maxBytes: number,
): Promise<Octets> {
  if (sealed.length > maxBytes * 2 + 1024) throw new EnvelopeError('not-allowed');
  const opened: Octets[] = [];
  for await (const piece of openBody(onePiece(sealed), { sessionKey })) opened.push(piece);
  const joined = joinOctets(opened);
  if (joined.length > maxBytes) throw new EnvelopeError('not-allowed');
  return joined;
}

async function* openChunks(
  sealed: AsyncIterable<Uint8Array>,
  sessionKey: SessionKey,
): AsyncGenerator<Octets, void, undefined> {
  const body = new OctetQueue(readOnlyPacket(new OctetQueue(sealed), TAG.seipd));
  try {
    const chunkOctet = parseParameters(await body.take(4));
    const cipher = await ChunkCipher.derive(sessionKey, await body.take(SALT_BYTES), chunkOctet);
    let chunks = 0;
    let plainBytes = 0;
    const sealedChunks = cutChunks(body, chunkBytes(chunkOctet));
    const open = (chunk: Octets, index: number): Promise<Octets> => cipher.open(index, chunk);
    for await (const chunk of mapAhead(sealedChunks, CHUNKS_IN_FLIGHT, open)) {
      chunks += 1;
      plainBytes += chunk.length;
      yield chunk;
    }
    await cipher.openFinal(chunks, plainBytes, await body.take(TAG_BYTES));
  } finally {
    await body.close();
  }
}

/** The chunk-size octet, once version, cipher and mode are ours. */
function parseParameters([version, cipher, mode, chunkOctet = 0]: Octets): number {
  if (version !== SEIPD_VERSION || cipher !== AES_256 || mode !== GCM) throw new EnvelopeError('not-allowed');
  const { least, most } = CHUNK_OCTETS_ALLOWED;
  if (chunkOctet < least || chunkOctet > most) throw new EnvelopeError('not-allowed');
  return chunkOctet;
}

/** The sealed chunks one by one; leaves the final tag in the queue. */
async function* cutChunks(
  body: OctetQueue<ArrayBufferLike>,
  plainBytes: number,
): AsyncGenerator<Octets, void, undefined> {
  const sealedBytes = plainBytes + TAG_BYTES;
  while (await body.has(sealedBytes + TAG_BYTES)) yield await body.view(sealedBytes);
  const left = body.waiting - TAG_BYTES;
  // A last chunk holds at least one octet beside its tag.
  if (left > TAG_BYTES) yield await body.view(left);
  else if (left !== 0) throw new EnvelopeError('damaged');
}

async function* onePiece(octets: Uint8Array): AsyncGenerator<Uint8Array> {
  yield octets;
}
