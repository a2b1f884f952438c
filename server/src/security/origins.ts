import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that a browser says come from somewhere else. There are no cookies to steal a ride on; this stops
 * pages that got hold of a token, or that guess.
 */
export function refuseForeignOrigins(app: FastifyInstance, publicOrigin: () => string): void {
  app.addHook('onRequest', async (request) => {
    if (!READING.has(request.method) && isForeign(request, publicOrigin())) throw new Refusal('cross-origin');
  });
}

/** Programs that are no browsers send neither header. */
function isForeign(request: FastifyRequest, publicOrigin: string): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && origin !== publicOrigin) return true;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
