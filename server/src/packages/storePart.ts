import { randomUUID } from 'node:crypto';
import { type PartPlace, recordPart } from '../database/parts.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';

/** A part on its way into the store; its octets prove length and digest while they flow. */
export interface IncomingPart {
  readonly place: PartPlace;
  readonly octets: AsyncIterable<Uint8Array>;
  readonly length: number;
  readonly digest: Buffer;
}

/** The object first, durable under a key of its own; only then its row. A refused part leaves no object. */
export async function storePart(
  { blobs, database, now, log, metrics, failPoints }: Parts,
  { place, octets, length, digest }: IncomingPart,
): Promise<'recorded' | 'there'> {
  const { packageId, bodyIndex, partIndex } = place;
  const blobKey = `${packageId}/${bodyIndex}-${partIndex}-${randomUUID()}`;
  await blobs.put(blobKey, octets, length);
  failPoints.reached('part-stored');
  try {
    const outcome = await recordPart(database, { ...place, blobKey, partBytes: length, digest }, now());
    failPoints.reached('part-recorded');
    metrics.received(length);
    if (outcome === 'there') await blobs.remove(blobKey);
    return outcome;
  } catch (error) {
    // Only a refusal proves that there is no row; after any other error the sweeper decides.
    if (error instanceof Refusal)
      await blobs.remove(blobKey).catch((err: unknown) => log.warn({ err }, 'object left to the sweeper'));
    throw error;
  }
}
