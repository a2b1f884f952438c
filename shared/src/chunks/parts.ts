/** One upload part: 8 MiB of a body, which is one part of the store's multipart upload (the last one shorter). */
export const PART_BYTES = 8 * 1024 * 1024;

/** A package whose bodies have no more octets than this together goes in one request. */
export const SMALL_PACKAGE_BYTES = PART_BYTES;

/** How many parts a body of `sealedBytes` octets has: at least one. */
export function partCount(sealedBytes: number): number {
  return Math.max(1, Math.ceil(sealedBytes / PART_BYTES));
}

/** Octets in part `partIndex` of a body of `sealedBytes` octets. */
export function partBytes(sealedBytes: number, partIndex: number): number {
  return Math.min(PART_BYTES, sealedBytes - partIndex * PART_BYTES);
}
