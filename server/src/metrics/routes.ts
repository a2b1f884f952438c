import { createHash, timingSafeEqual } from 'node:crypto';
import { paths } from '@siegelpost/shared/api/paths';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Secret } from '../config/secret.ts';
import { sendProblem } from '../problems.ts';
import { Refusal } from '../refusal.ts';
import type { Metrics } from './metrics.ts';

/** Counts every request by its route template. */
export function countRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    metrics.answered({
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
}

/** The path that Prometheus reads, for who knows the token where there is one. */
export function addMetricsRoute(app: FastifyInstance, metrics: Metrics, token: Secret | null): void {
  app.get(paths.metrics, async (request, reply) => {
    if (token !== null && !isBearer(request, token)) throw new Refusal('not-signed-in');
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** Metrics on a port of their own, which no proxy leads to from outside. */
export async function listenForMetrics(
  { token }: Config['metrics'],
  listen: NonNullable<Config['metrics']['listen']>,
  metrics: Metrics,
): Promise<FastifyInstance> {
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  addMetricsRoute(app, metrics, token);
  await app.listen(listen);
  return app;
}

/** Compared as digests, which are of one length. */
function isBearer(request: FastifyRequest, token: Secret): boolean {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(sha256(given), sha256(token.reveal()));
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();
