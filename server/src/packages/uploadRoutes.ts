import { NewPackage, SealPackage, type UploadOpened } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { openUpload, uploadedParts } from '../database/uploads.ts';
import { sealPackage } from '../database/seals.ts';
import type { Parts } from '../parts.ts';
import { lifetimesOf, refuseTooMuch, SEAL_LIMIT } from './limits.ts';
import { partsVia } from './partsVia.ts';
import { type PackageParams, packageIdOf, principalOf } from './requests.ts';

/** Opening a package for upload, asking what is there, and sealing it. Parts have a file of their own. */
export function addUploadRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, config, now, failPoints } = parts;
  const lifetimes = lifetimesOf(config.policy);

  app.post<{ Body: NewPackage }>(paths.packages, { schema: { body: NewPackage } }, async (request, reply) => {
    const author = await principalOf(request, parts);
    refuseTooMuch(request.body, config.policy.maxPackageBytes);
    const outcome = await openUpload(database, author, request.body, {
      visitorLimits: config.dropIns.daily,
      quotas: config.quotas,
      now: now(),
    });
    const answer: UploadOpened = { partsVia: partsVia(parts) };
    return reply.code(outcome === 'created' ? 201 : 200).send(answer);
  });

  app.get<{ Params: PackageParams }>(paths.parts(':packageId'), async (request) => {
    const packageId = packageIdOf(request.params.packageId);
    return uploadedParts(database, await principalOf(request, parts), packageId);
  });

  app.post<{ Params: PackageParams; Body: SealPackage }>(
    paths.seal(':packageId'),
    { schema: { body: SealPackage }, bodyLimit: SEAL_LIMIT },
    async (request) => {
      const packageId = packageIdOf(request.params.packageId);
      const author = await principalOf(request, parts);
      const sealed = await sealPackage(database, author, { ...request.body, packageId }, lifetimes, now());
      failPoints.reached('package-sealed');
      return sealed;
    },
  );
}
