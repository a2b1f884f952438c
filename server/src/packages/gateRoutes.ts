import { ClaimRequest, GateProof, LinkProof } from '@siegelpost/shared/api/packages';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { claimPackage, mailPackageCode, readNotice } from '../database/gates.ts';
import type { Parts } from '../parts.ts';
import { type PackageParams, packageIdOf } from './requests.ts';

/** The gates a link holder passes: the link itself, the password, a code out of the mailbox. */
export function addGateRoutes(app: FastifyInstance, { database, now, failPoints }: Parts): void {
  app.post<{ Params: PackageParams; Body: LinkProof }>(
    paths.notice(':packageId'),
    { schema: { body: LinkProof } },
    (request) => readNotice(database, packageIdOf(request.params.packageId), request.body.linkToken, now()),
  );

  app.post<{ Params: PackageParams; Body: GateProof }>(
    paths.packageCode(':packageId'),
    { schema: { body: GateProof } },
    async (request, reply) => {
      await mailPackageCode(database, packageIdOf(request.params.packageId), request.body, now());
      return reply.code(204).send();
    },
  );

  app.post<{ Params: PackageParams; Body: ClaimRequest }>(
    paths.claim(':packageId'),
    { schema: { body: ClaimRequest } },
    async (request) => {
      const packageId = packageIdOf(request.params.packageId);
      const claim = await claimPackage(database, packageId, request.body, now());
      failPoints.reached('package-claimed');
      return claim;
    },
  );
}
