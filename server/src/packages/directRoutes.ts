import { PartAnnouncement, type PartAddress, type PartWanted } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { newBlobKey } from '../blobs/blobKey.ts';
import type { DirectStore } from '../blobs/blobStore.ts';
import { announcedPart, announcePart } from '../database/announcedParts.ts';
import { bodyParts } from '../database/contents.ts';
import { findSlot } from '../database/parts.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { noteDownload } from './noteDownload.ts';
import { expectedLength, isThere, placeOf } from './partRequests.ts';
import { type PartParams, principalOf } from './requests.ts';
import { recordObject } from './storePart.ts';

const ADDRESS = paths.partAddress(':packageId', ':bodyIndex', ':partIndex');
const ARRIVAL = paths.partArrival(':packageId', ':bodyIndex', ':partIndex');

/** Past this server, where the store takes and gives parts itself: it decides who may, and records what arrived. */
export function addDirectRoutes(app: FastifyInstance, parts: Parts): void {
  const { direct } = parts.blobs;
  if (!direct) return;
  addUploading(app, parts, direct);

  app.get<{ Params: PartParams }>(ADDRESS, async (request): Promise<PartAddress> => {
    const { packageId, bodyIndex, partIndex } = placeOf(request.params);
    const reader = await principalOf(request, parts);
    const objects = await bodyParts(parts.database, reader, { packageId, bodyIndex }, parts.now());
    const object = objects[partIndex];
    if (!object) throw new Refusal('not-found');
    const address = await direct.addressToGet(object.blobKey);
    // What the reader does with it, only the store knows.
    if (partIndex === objects.length - 1) noteDownload(parts, { packageId, reader, bodyIndex }, request.log);
    return address;
  });
}

function addUploading(app: FastifyInstance, parts: Parts, direct: DirectStore): void {
  const { database, now, failPoints } = parts;

  app.post<{ Params: PartParams; Body: PartAnnouncement }>(
    ADDRESS,
    { schema: { body: PartAnnouncement } },
    async (request): Promise<PartWanted> => {
      const place = placeOf(request.params);
      const slot = await findSlot(database, await principalOf(request, parts), place);
      const length = expectedLength(slot, place);
      const digest = Buffer.from(request.body.digest, 'base64url');
      if (isThere(slot, digest)) return { put: null };
      const blobKey = await announcePart(database, place, { blobKey: newBlobKey(place), digest }, now());
      failPoints.reached('part-announced');
      return { put: await direct.addressToPut(blobKey, { length, digest }) };
    },
  );

  app.post<{ Params: PartParams }>(ARRIVAL, async (request, reply) => {
    const place = placeOf(request.params);
    const slot = await findSlot(database, await principalOf(request, parts), place);
    const length = expectedLength(slot, place);
    if (slot.digest !== null) return reply.code(200).send();
    const announced = await announcedPart(database, place, now());
    // The store took it only if it is what was announced: its address is good for no other octets.
    if (!announced || (await direct.bytesOf(announced.blobKey)) !== length)
      throw new Refusal('digest-mismatch');
    failPoints.reached('part-stored');
    const outcome = await recordObject(parts, { ...place, ...announced, partBytes: length });
    return reply.code(outcome === 'recorded' ? 201 : 200).send();
  });
}
