import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { callbackify } from 'node:util';
import pg from 'pg';
import type { Logger } from 'pino';
import { isAway } from '../database/away.ts';

/** SQLSTATE `cannot_connect_now`: of all that a lost line can be, the one that the queue waits out (Graphile Worker, `RETRYABLE_ERROR_CODES`). */
const WAITED_OUT = '57P03';
const ASKED_AGAIN_MS = 1_000;

/**
 * Connections for the job queue. A pool of our own: the library's is not awaited at the end, and its idle connections then
 * fail unheard.
 *
 * How a job ended is written down by the queue with nobody waiting, and repeated only after errors it knows; any other ends
 * the process. So a line lost in the middle of a query is told it as one of those. Writing down twice is harmless: only who
 * holds the job's lock can. A database that is away is waited for here: the queue's own pauses grow to two minutes, and it
 * cannot stop during one (ADR 0073).
 */
export class JobPool extends pg.Pool {
  readonly #patience = new AbortController();

  constructor(connectionString: string, max: number, log: Logger) {
    super({ connectionString, max, Client: PatientClient });
    // Any number of askers may be waiting.
    setMaxListeners(0, this.#patience.signal);
    const lost = (err: Error) => log.warn({ err }, 'the job queue lost a connection');
    this.on('error', lost);
    this.on('connect', (client) => client.on('error', lost));
  }

  /** From now on a database that is away is not waited for. */
  endPatience(): void {
    this.#patience.abort();
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: Connected): void;
  override connect(done?: Connected): Promise<pg.PoolClient> | void {
    if (!done) return this.#connectPatiently();
    callbackify(() => this.#connectPatiently())((error, client) =>
      done(error ?? undefined, client, (lost) => client?.release(lost)),
    );
  }

  async #connectPatiently(): Promise<pg.PoolClient> {
    const { signal } = this.#patience;
    for (;;) {
      if (this.ending) throw notAnyMore();
      try {
        return await super.connect();
      } catch (error) {
        if (!isAway(error)) throw error;
        await delay(ASKED_AGAIN_MS, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) throw notAnyMore();
      }
    }
  }
}

type Connected = Parameters<typeof pg.Pool.prototype.connect>[0];

/** In postgres.js's terms, so that it counts as a database that is away where nobody waits for it. */
const notAnyMore = () => Object.assign(new Error('The server stops.'), { code: 'CONNECTION_ENDED' });

class PatientClient extends pg.Client {
  // All of pg's ways to ask, as they are; only those that answer with a promise are the queue's.
  override query = ((...asked: [string]) => {
    const answer: unknown = super.query(...asked);
    return answer instanceof Promise ? answer.catch(waitedOut) : answer;
  }) as pg.Client['query'];
}

/** @throws what was lost, in the queue's terms; any other error as it is */
function waitedOut(error: unknown): never {
  if (!isAway(error)) throw error;
  throw Object.assign(new Error('The database is away.', { cause: error }), { code: WAITED_OUT });
}
