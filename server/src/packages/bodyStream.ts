import { Readable } from 'node:stream';
import type { PackageId } from '@siegelpost/shared/api/ids';
import type { FastifyBaseLogger } from 'fastify';
import { BlobError } from '../blobs/blobStore.ts';
import { type BodyPart, isStillOpen } from '../database/contents.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import type { OctetRange } from './range.ts';

export interface BodyDownload {
  readonly packageId: PackageId;
  readonly objects: readonly BodyPart[];
  readonly range: OctetRange;
  readonly log: FastifyBaseLogger;
}

/** What a download needs. */
export interface StreamParts extends Pick<Parts, 'database' | 'blobs' | 'now' | 'limits'> {
  readonly metrics: Pick<Metrics, 'sent' | 'raise'>;
}

/** The octets of a body out of its objects. Breaks off within seconds when the package is recalled or expires. */
export function bodyStream(parts: StreamParts, download: BodyDownload): Readable {
  const stream = Readable.from(octets(parts, download), { objectMode: false });
  const recheck = setInterval(() => void breakOffWhenGone(stream, parts, download), parts.limits.recheckMs);
  stream.once('close', () => clearInterval(recheck));
  return stream;
}

async function breakOffWhenGone(stream: Readable, parts: StreamParts, download: BodyDownload): Promise<void> {
  await refuseWhenGone(parts, download).catch((error: Error) => stream.destroy(error));
}

/** @throws Refusal `package-gone`; `unavailable` where nobody can be asked: the client resumes where it stopped */
async function refuseWhenGone({ database, now }: StreamParts, { packageId }: BodyDownload): Promise<void> {
  const open = await isStillOpen(database, packageId, now()).catch((cause: unknown) => {
    throw new Refusal('unavailable', {}, { cause });
  });
  if (!open) throw new Refusal('package-gone');
}

async function* octets(parts: StreamParts, download: BodyDownload): AsyncGenerator<Uint8Array> {
  const { blobs, metrics } = parts;
  const { objects, range, log } = download;
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
        // Of a package that was recalled a moment ago, the objects go before this download hears of it.
        await refuseWhenGone(parts, download);
        metrics.raise('object-missing');
        log.fatal({ alarm: 'object-missing' }, 'a part has a row, but no object');
      }
      throw error;
    }
  }
}
