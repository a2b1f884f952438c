import { newBlobKey } from '../blobs/blobKey.ts';
import { type PartPlace, recordPart, type StoredPart } from '../database/parts.ts';
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
  parts: Parts,
  { place, octets, length, digest }: IncomingPart,
): Promise<'recorded' | 'there'> {
  const { blobs, log, failPoints } = parts;
  const blobKey = newBlobKey(place);
  await blobs.put(blobKey, octets, length);
  failPoints.reached('part-stored');
  try {
    const outcome = await recordObject(parts, { ...place, blobKey, partBytes: length, digest });
    if (outcome === 'there') await blobs.remove(blobKey);
    return outcome;
  } catch (error) {
    // Only a refusal proves that there is no row; after any other error the sweeper decides.
    if (error instanceof Refusal)
      await blobs.remove(blobKey).catch((err: unknown) => log.warn({ err }, 'object left to the sweeper'));
    throw error;
  }
}

/** The row of an object that the store holds durably. @throws Refusal */
export async function recordObject(
  { database, now, metrics, failPoints }: Parts,
  part: StoredPart,
): Promise<'recorded' | 'there'> {
  const outcome = await recordPart(database, part, now());
  failPoints.reached('part-recorded');
  metrics.received(part.partBytes);
  return outcome;
}
