import { ClerkKey, type QuotaLeft } from '@siegelpost/shared/api/clerks';
import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import { quotaLeft } from '../database/quotas.ts';
import { readClerk, storeKey } from '../database/clerks.ts';
import { clerkOf } from '../packages/requests.ts';
import type { Parts } from '../parts.ts';

/** Who is signed in, and their key: certificate in the open, private key sealed. */
export function addClerkRoutes(app: FastifyInstance, parts: Parts): void {
  app.get(paths.clerk, async (request) => {
    const { clerkId } = await clerkOf(request, parts);
    return readClerk(parts.database, clerkId);
  });

  app.get(paths.quota, async (request): Promise<QuotaLeft> => {
    const { clerkId } = await clerkOf(request, parts);
    return { left: await quotaLeft(parts.database, clerkId, parts.config.quotas) };
  });

  app.put<{ Body: ClerkKey }>(paths.clerkKey, { schema: { body: ClerkKey } }, async (request, reply) => {
    const { clerkId } = await clerkOf(request, parts);
    await storeKey(parts.database, clerkId, request.body, parts.now());
    return reply.code(204).send();
  });
}
