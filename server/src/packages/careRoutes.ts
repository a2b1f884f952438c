import { Extend, NewGates, type PackageEvents } from '@siegelpost/shared/api/care';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { activate, changeGates, extend, recall, unlock } from '../database/care.ts';
import { listEvents } from '../database/events.ts';
import type { Parts } from '../parts.ts';
import { lifetimesOf } from './limits.ts';
import { clerkOf, type PackageParams, packageIdOf } from './requests.ts';

/** A hundred envelopes and the sender record, as base64. */
const GATES_LIMIT = 3 * 1024 * 1024;

/** What a clerk does with a package that is sealed: release it, look after it, take it back. */
export function addCareRoutes(app: FastifyInstance, parts: Parts): void {
  const { database, config, now, failPoints } = parts;
  const lifetimes = lifetimesOf(config.policy);

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
    await unlock(database, clerkId, packageId, now());
    return reply.code(204).send();
  });

  app.post<{ Params: PackageParams; Body: Extend }>(
    paths.extend(':packageId'),
    { schema: { body: Extend } },
    async (request, reply) => {
      const packageId = packageIdOf(request.params.packageId);
      const { clerkId } = await clerkOf(request, parts);
      const expiresAt = new Date(request.body.expiresAt);
      await extend(database, clerkId, { packageId, expiresAt }, lifetimes, now());
      return reply.code(204).send();
    },
  );

  app.post<{ Params: PackageParams; Body: NewGates }>(
    paths.password(':packageId'),
    { schema: { body: NewGates }, bodyLimit: GATES_LIMIT },
    async (request, reply) => {
      const packageId = packageIdOf(request.params.packageId);
      const { clerkId } = await clerkOf(request, parts);
      await changeGates(database, clerkId, { ...request.body, packageId }, now());
      failPoints.reached('gates-changed');
      return reply.code(204).send();
    },
  );

  app.get<{ Params: PackageParams }>(paths.events(':packageId'), async (request): Promise<PackageEvents> => {
    const packageId = packageIdOf(request.params.packageId);
    const { clerkId } = await clerkOf(request, parts);
    return { events: await listEvents(database, clerkId, packageId) };
  });
}
