import { chunkBytes, CHUNK_OCTET, LITERAL_PREFIX, SEIPD_PREFIX_BYTES, TAG_BYTES } from './bodyProfile.ts';
import { EnvelopeError } from './envelopeError.ts';
import { packetBodyBytes, packetBytes } from './packetLayout.ts';

/** Exact size in octets of the body that seals a file of `plainBytes` octets. */
export function sealedBodyBytes(plainBytes: number): number {
  return packetBytes(SEIPD_PREFIX_BYTES + sealedLiteralBytes(literalBytes(plainBytes)));
}

/**
 * Size in octets of the file in a body of `sealedBytes` octets, as `sealBody` makes them.
 * @throws `damaged` where no body has this size.
 */
export function plainBodyBytes(sealedBytes: number): number {
  const chunks = (packetBodyBytes(sealedBytes) ?? 0) - SEIPD_PREFIX_BYTES - TAG_BYTES;
  const count = Math.ceil(chunks / (chunkBytes(CHUNK_OCTET) + TAG_BYTES));
  const plainBytes = (packetBodyBytes(chunks - count * TAG_BYTES) ?? 0) - LITERAL_PREFIX.length;
  if (plainBytes < 0 || sealedBodyBytes(plainBytes) !== sealedBytes) throw new EnvelopeError('damaged');
  return plainBytes;
}

/** Size of the literal packet around a file: what is cut into AEAD chunks. */
export function literalBytes(plainBytes: number): number {
  return packetBytes(LITERAL_PREFIX.length + plainBytes);
}

/** Size of a literal packet once sealed: its chunks with their tags, and the final tag. */
export function sealedLiteralBytes(literal: number): number {
  return literal + (chunkCount(literal) + 1) * TAG_BYTES;
}

/** AEAD chunks of a literal packet; never 0, because the packet is never empty. */
export function chunkCount(literal: number): number {
  return Math.ceil(literal / chunkBytes(CHUNK_OCTET));
}
