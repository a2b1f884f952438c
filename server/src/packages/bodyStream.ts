import { Readable } from 'node:stream';
import type { PackageId } from '@siegelpost/shared/api/ids';
import type { FastifyBaseLogger } from 'fastify';
import { BlobError } from '../blobs/blobStore.ts';
import { type BodyPart, isStillOpen } from '../database/contents.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import type { OctetRange } from './range.ts';

export interface BodyDownload {
  readonly packageId: PackageId;
  readonly objects: readonly BodyPart[];
  readonly range: OctetRange;
  readonly log: FastifyBaseLogger;
}

/** The octets of a body out of its objects. Breaks off within seconds when the package is recalled or expires. */
export function bodyStream(parts: Parts, download: BodyDownload): Readable {
  const stream = Readable.from(octets(parts, download), { objectMode: false });
  const recheck = setInterval(() => void breakOffWhenGone(stream, parts, download), parts.limits.recheckMs);
  stream.once('close', () => clearInterval(recheck));
  return stream;
}

async function breakOffWhenGone(stream: Readable, { database, now }: Parts, { packageId }: BodyDownload) {
  try {
    if (!(await isStillOpen(database, packageId, now()))) stream.destroy(new Refusal('package-gone'));
  } catch (cause) {
    // Whoever cannot ask must not go on; the client resumes where it stopped.
    stream.destroy(new Refusal('unavailable', {}, { cause }));
  }
}

async function* octets(
  { blobs, metrics }: Parts,
  { objects, range, log }: BodyDownload,
): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const { blobKey, partBytes } of objects) {
    const offset = Math.max(0, range.first - start);
    const end = Math.min(partBytes, range.last + 1 - start);
    start += partBytes;
    if (offset >= partBytes || end <= offset) continue;
    try {
      for await (const piece of blobs.get(blobKey, { offset, length: end - offset })) {
        metrics.sent(piece.length);
        yield piece;
      }
    } catch (error) {
      if (error instanceof BlobError && error.code === 'blob-not-found') {
        metrics.raise('object-missing');
        log.fatal({ alarm: 'object-missing' }, 'a part has a row, but no object');
      }
      throw error;
    }
  }
}
