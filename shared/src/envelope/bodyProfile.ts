import type { Octets } from './octets.ts';

/** Tags of the two packets of a body (RFC 9580 §5). */
export const TAG = { literal: 11, seipd: 18 } as const;

/** Of the SEIPD packet: the one with AEAD (RFC 9580 §5.13.2). */
export const SEIPD_VERSION = 2;
/** Symmetric algorithm id (RFC 9580 §9.3). */
export const AES_256 = 9;
/** AEAD algorithm id (RFC 9580 §9.6). */
export const GCM = 3;
/** Octets of the random salt that every body has of its own. */
export const SALT_BYTES = 32;
/** Octets of an AEAD authentication tag. */
export const TAG_BYTES = 16;

/** Chunk-size octet of what we seal: 2^(13+6) octets, 512 KiB (docs/adr/0001). */
export const CHUNK_OCTET = 13;
/** Chunk-size octets of what we open: 64 KiB to 4 MiB. */
export const CHUNK_OCTETS_ALLOWED = { least: 10, most: 16 } as const;

/** Octets of plaintext in each AEAD chunk but the last (RFC 9580 §5.13.2). */
export function chunkBytes(chunkOctet: number): number {
  return 2 ** (chunkOctet + 6);
}

/** Head of the literal packet's body: binary, no name, date 0 (RFC 9580 §5.9). */
export const LITERAL_PREFIX: Octets = new Uint8Array([0x62, 0, 0, 0, 0, 0]);

/** Octets of the SEIPD packet's body before its first chunk: version, cipher, mode, chunk octet, salt. */
export const SEIPD_PREFIX_BYTES = 4 + SALT_BYTES;
