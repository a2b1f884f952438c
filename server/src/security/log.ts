import { randomUUID } from 'node:crypto';
import { types } from 'node:util';
import { type FastifyInstance, LogController } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';
import { errorCode } from '../errorCode.ts';

interface LoggedError {
  readonly type: string;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly stack: string | undefined;
  readonly cause: LoggedError | undefined;
}

/** The program's log. Requests and answers can only be logged as `addRequestLog` does it. */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = {
    level: logLevel,
    base: null,
    serializers: { err: describe, req: () => undefined, res: () => undefined },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A number for every request that no client chooses and no two processes share; support finds the line by it. */
export const requestIds = {
  genReqId: () => randomUUID(),
  requestIdHeader: false,
  // Fastify's own lines about requests name their URLs; ours is `addRequestLog`.
  logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
} as const;

/** One line a request: method, route template, status, time. No URL, query, address, header or body. */
export function addRequestLog(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
}

/**
 * An error as it may be logged. Messages of foreign code can quote what they were given (a row, an address, a URL), so
 * that only the place they come from is kept: our own errors carry nothing but their code.
 */
function describe(error: unknown, depth = 0): LoggedError | undefined {
  if (!isErrorLike(error)) return undefined;
  return {
    type: error.name,
    code: errorCode(error),
    message: isHarmless(error) ? error.message : undefined,
    stack: placesOf(error),
    cause: depth < 5 ? describe(error.cause, depth + 1) : undefined,
  };
}

const OURS = new Set(['Refusal', 'BlobError']);
const isHarmless = (error: Error) => OURS.has(error.name) || error.name === 'TypeError';
const isErrorLike = (error: unknown): error is Error => types.isNativeError(error) || error instanceof Error;

function placesOf({ stack }: Error): string | undefined {
  return stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
