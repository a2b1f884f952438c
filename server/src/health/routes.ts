import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { withinTime } from '../withinTime.ts';

/** Whether the process lives, and whether it can do its work: database and object store answer. */
export function addHealthRoutes(app: FastifyInstance, { database, blobs, limits }: Parts): void {
  app.get(paths.live, () => ({ status: 'live' }));

  app.get(paths.ready, async () => {
    try {
      await withinTime(Promise.all([database`select 1`, blobs.check()]), limits.checkMs);
    } catch (cause) {
      throw new Refusal('unavailable', { retryAfterSeconds: 5 }, { cause });
    }
    return { status: 'ready' };
  });
}
