import type { Readable } from 'node:stream';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findSlot } from '../database/parts.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { announcedDigest, checkedOctets } from './checkedOctets.ts';
import { expectedLength, isThere, placeOf } from './partRequests.ts';
import { type PartParams, principalOf } from './requests.ts';
import { storePart } from './storePart.ts';
import type { UnderWay } from './underWay.ts';

/** PUT …/parts/:partIndex: the object first, durable under a key of its own; only then its row. */
export function addPartRoute(app: FastifyInstance, parts: Parts, underWay: UnderWay): void {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  app.put<{ Params: PartParams; Body: Readable }>(
    `${paths.package(':packageId')}/bodies/:bodyIndex/parts/:partIndex`,
    async (request, reply) => {
      const place = placeOf(request.params);
      const author = await principalOf(request, parts);
      const slot = await findSlot(parts.database, author, place);
      const length = expectedLength(slot, place);
      refuseOtherLength(request, length);
      const digest = announcedDigest(request.headers['content-digest']);
      if (isThere(slot, digest)) return reply.code(200).send();
      const end = underWay.enter(author, place.packageId);
      try {
        const octets = checkedOctets(request.body, { length, digest, silentMs: parts.limits.silentUploadMs });
        const outcome = await storePart(parts, { place, octets, length, digest });
        return await reply.code(outcome === 'recorded' ? 201 : 200).send();
      } finally {
        end();
      }
    },
  );
}

function refuseOtherLength(request: FastifyRequest, length: number): void {
  const text = request.headers['content-length'];
  if (text === undefined) throw new Refusal('length-required');
  const announced = Number(text);
  if (announced > length) throw new Refusal('too-large');
  if (announced !== length) throw new Refusal('length-mismatch');
  if (!request.headers['content-type']?.startsWith('application/octet-stream'))
    throw new Refusal('media-type');
}
