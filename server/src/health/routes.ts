import { paths } from '@siegelpost/shared/api/paths';
import type { FastifyInstance } from 'fastify';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';

const CHECK_MS = 3_000;

/** Whether the process lives, and whether it can do its work: database and object store answer. */
export function addHealthRoutes(app: FastifyInstance, { database, blobs }: Parts): void {
  app.get(paths.live, () => ({ status: 'live' }));

  app.get(paths.ready, async () => {
    await withinTime(Promise.all([database`select 1`, blobs.check()]));
    return { status: 'ready' };
  });
}

async function withinTime(checks: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('a check took too long')), CHECK_MS);
  });
  try {
    await Promise.race([checks, limit]);
  } catch (cause) {
    throw new Refusal('unavailable', { retryAfterSeconds: 5 }, { cause });
  } finally {
    clearTimeout(timer);
  }
}
