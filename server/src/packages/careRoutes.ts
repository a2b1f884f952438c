import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { activate, recall, unlock } from '../database/care.ts';
import type { Parts } from '../parts.ts';
import { clerkOf, type PackageParams, packageIdOf } from './requests.ts';

/** What a clerk does with a package that is sealed: release it, take it back, unlock it. */
export function addCareRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, now, failPoints } = parts;

  app.post<{ Params: PackageParams }>(paths.activate(':packageId'), async (request, reply) => {
    const packageId = packageIdOf(request.params.packageId);
    const { clerkId } = await clerkOf(request, parts);
    await activate(database, clerkId, packageId, now());
    failPoints.reached('package-activated');
    return reply.code(204).send();
  });

  app.post<{ Params: PackageParams }>(paths.recall(':packageId'), async (request, reply) => {
    const packageId = packageIdOf(request.params.packageId);
    const { clerkId } = await clerkOf(request, parts);
    await recall(database, clerkId, packageId, now());
    failPoints.reached('package-recalled');
    return reply.code(204).send();
  });

  app.post<{ Params: PackageParams }>(paths.unlock(':packageId'), async (request, reply) => {
    const packageId = packageIdOf(request.params.packageId);
    const { clerkId } = await clerkOf(request, parts);
    await unlock(database, clerkId, packageId);
    return reply.code(204).send();
  });
}
