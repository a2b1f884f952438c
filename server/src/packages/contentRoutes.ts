import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type BodyPart, bodyParts, packageContent } from '../database/contents.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { bodyStream } from './bodyStream.ts';
import { noteDownload } from './noteDownload.ts';
import { partsVia } from './partsVia.ts';
import { type OctetRange, requestedRange } from './range.ts';
import { type BodyParams, indexOf, type PackageParams, packageIdOf, principalOf } from './requests.ts';
import { MOST_DOWNLOADS, UnderWay } from './underWay.ts';

/** What opens a package, and its bodies; for the bearer of a claim and for the clerk of the conversation. */
export function addContentRoutes(app: FastifyInstance, parts: Parts): void {
  const underWay = new UnderWay(MOST_DOWNLOADS);

  app.get<{ Params: PackageParams }>(paths.package(':packageId'), async (request) => {
    const packageId = packageIdOf(request.params.packageId);
    const reader = await principalOf(request, parts);
    const content = await packageContent(parts.database, reader, packageId, parts.now());
    return { ...content, partsVia: partsVia(parts) };
  });

  app.get<{ Params: BodyParams }>(
    `${paths.package(':packageId')}/bodies/:bodyIndex`,
    // HEAD would read a whole body out of the store for nothing.
    { exposeHeadRoute: false },
    async (request, reply) => {
      const bodyIndex = indexOf(request.params.bodyIndex);
      const packageId = packageIdOf(request.params.packageId);
      const reader = await principalOf(request, parts);
      const objects = await bodyParts(parts.database, reader, { packageId, bodyIndex }, parts.now());
      // A body never changes, so its place is its tag.
      const tag = `"${packageId}-${bodyIndex}"`;
      const { range: asked, 'if-range': ifRange } = request.headers;
      const size = sizeOf(objects);
      const range = askedRange(reply, ifRange === undefined || ifRange === tag ? asked : undefined, size);
      const end = underWay.enter(reader, packageId);
      const { first, last } = describe(reply, { size, tag, range });
      const stream = bodyStream(parts, { packageId, objects, range: { first, last }, log: request.log });
      stream.once('close', end);
      // The last octet has left.
      if (last === size - 1)
        stream.once('end', () => noteDownload(parts, { packageId, reader, bodyIndex }, request.log));
      return reply.send(stream);
    },
  );
}

const sizeOf = (objects: readonly BodyPart[]) => objects.reduce((sum, { partBytes }) => sum + partBytes, 0);

interface Answered {
  readonly size: number;
  readonly tag: string;
  /** Where part of the body was asked for. */
  readonly range: OctetRange | undefined;
}

function describe(reply: FastifyReply, { size, tag, range }: Answered): OctetRange {
  const { first, last } = range ?? { first: 0, last: size - 1 };
  if (range) void reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
  void reply
    .type('application/octet-stream')
    .header('content-length', last - first + 1)
    .header('accept-ranges', 'bytes')
    .header('etag', tag);
  return { first, last };
}

function askedRange(reply: FastifyReply, asked: string | undefined, size: number): OctetRange | undefined {
  try {
    return requestedRange(asked, size);
  } catch (error) {
    if (error instanceof Refusal) void reply.header('content-range', `bytes */${size}`);
    throw error;
  }
}
