import { EnvelopeError } from '../envelope/envelopeError.ts';
import { FileDigest } from '../envelope/fileDigest.ts';
import type { Octets } from '../envelope/octets.ts';
import { toHex } from './encoding.ts';

/** What the manifest says of a file. */
export interface ExpectedFile {
  readonly bytes: number;
  /** File digest, lower-case hex. */
  readonly digest: string;
}

/**
 * Hands the pieces of a file on; ends without an error only where size and digest are those of the manifest.
 * @throws EnvelopeError `damaged`
 */
export async function* verifiedContent(
  pieces: AsyncIterable<Octets>,
  expected: ExpectedFile,
): AsyncGenerator<Octets, void, undefined> {
  const digest = new FileDigest();
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > expected.bytes) throw new EnvelopeError('damaged');
    await digest.update(piece);
    yield piece;
  }
  if (bytes !== expected.bytes || toHex(await digest.finish()) !== expected.digest)
    throw new EnvelopeError('damaged');
}
