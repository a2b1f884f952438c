import pg from 'pg';
import type { Logger } from 'pino';
import { isAway } from '../database/away.ts';

/** SQLSTATE `cannot_connect_now`: of all that a lost line can be, the one that the queue waits out (Graphile Worker, `RETRYABLE_ERROR_CODES`). */
const WAITED_OUT = '57P03';

/**
 * Connections for the job queue. A pool of our own: the library's is not awaited at the end, and its idle connections then
 * fail unheard.
 *
 * How a job ended is written down by the queue with nobody waiting, and repeated only after errors it knows; any other ends
 * the process. So every way in which the database can be away is told it as one of those. Writing down twice is harmless:
 * only who holds the job's lock can.
 */
export function createJobPool(connectionString: string, max: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, Client: PatientClient });
  const lost = (err: Error) => log.warn({ err }, 'the job queue lost a connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}

/** A lost line, in the queue's terms; any other error as it is. */
export function asQueueError(error: unknown): unknown {
  if (!isAway(error)) return error;
  return Object.assign(new Error('The database is away.', { cause: error }), { code: WAITED_OUT });
}

class PatientClient extends pg.Client {
  override connect(): Promise<pg.Client>;
  override connect(done: (error: Error) => void): void;
  override connect(done?: (error: Error) => void): Promise<pg.Client> | void {
    if (!done) return super.connect().catch(rethrown);
    super.connect((error: unknown) => done(asQueueError(error) as Error));
  }

  // All of pg's ways to ask, as they are; only those that answer with a promise are the queue's.
  override query = ((...asked: [string]) => {
    const answer: unknown = super.query(...asked);
    return answer instanceof Promise ? answer.catch(rethrown) : answer;
  }) as pg.Client['query'];
}

function rethrown(error: unknown): never {
  throw asQueueError(error);
}
