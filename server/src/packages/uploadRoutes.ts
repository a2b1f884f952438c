import { NewPackage, SealPackage } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { openUpload, uploadedParts } from '../database/uploads.ts';
import { sealPackage } from '../database/seals.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { type PackageParams, packageIdOf, principalOf } from './requests.ts';

/** Largest sealing: manifest, authentication, sender record and a hundred envelopes, as base64. */
const SEAL_LIMIT = 6 * 1024 * 1024;

/** Opening a package for upload, asking what is there, and sealing it. Parts have a file of their own. */
export function addUploadRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, config, now, failPoints } = parts;
  const lifetimes = {
    longestDays: Math.max(...config.policy.expiryDays),
    answerDays: config.policy.defaultExpiryDays,
  };

  app.post<{ Body: NewPackage }>(paths.packages, { schema: { body: NewPackage } }, async (request, reply) => {
    const author = await principalOf(request, parts);
    refuseTooMuch(request.body, config.policy.maxPackageBytes);
    const outcome = await openUpload(database, author, request.body, {
      visitorLimits: config.dropIns.daily,
      now: now(),
    });
    return reply.code(outcome === 'created' ? 201 : 200).send();
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

/** The policy speaks of files; sealing adds 16 octets to every 512 KiB and a little to every file. */
function refuseTooMuch({ bodies }: NewPackage, maxPackageBytes: number): void {
  const sealedBytes = bodies.reduce((sum, body) => sum + body.sealedBytes, 0);
  const overhead = maxPackageBytes / 1_024 + bodies.length * 1_024;
  if (sealedBytes > maxPackageBytes + overhead) throw new Refusal('quota-exceeded');
}
