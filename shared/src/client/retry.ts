import { ApiError } from './apiError.ts';

/** What may pass by itself: a cut line, a restarting server, a full disk that is being cleared. */
const PASSING: ReadonlySet<ApiError['code']> = new Set([
  'offline',
  'unavailable',
  'internal-error',
  'request-timeout',
  'too-many-requests',
  'storage-full',
  'digest-mismatch',
]);

/** What a line or a server between two moments says. May be repeated whatever was asked, for nothing was judged yet. */
export const LINE: ReadonlySet<ApiError['code']> = new Set([
  'offline',
  'unavailable',
  'internal-error',
  'request-timeout',
]);

/** Only these are waited out without end: an overloaded or full server must be told of. */
const AWAY: ReadonlySet<ApiError['code']> = new Set(['offline', 'unavailable']);

/** Who shall wait longer is told so instead. */
const LONGEST_ASKED_S = 120;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

export interface RetryOptions {
  readonly signal?: AbortSignal | undefined;
  readonly attempts?: number | undefined;
  /** Whether a line that is away is waited for without end: where somebody watches, and can cancel. */
  readonly patient?: boolean | undefined;
  /** What is repeated; unless told, everything that may pass by itself. */
  readonly passing?: ReadonlySet<ApiError['code']> | undefined;
  /** Called before every wait. */
  readonly onRetry?: (() => void) | undefined;
}

/**
 * Repeats `attempt` with growing, jittered waits while its error may pass by itself: about three minutes in all, or
 * as the server's Retry-After says. Time without a network, as far as the browser knows of it, does not count.
 * `attempt` must be idempotent.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts = 12, passing = PASSING, patient = false } = options;
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ApiError) || !passing.has(error.code)) throw error;
      if (error.retryAfterSeconds > LONGEST_ASKED_S) throw error;
      if (tried >= attempts && !(patient && AWAY.has(error.code))) throw error;
      options.onRetry?.();
      if (isOffline()) tried = 0;
      await networkBack(options.signal);
      await pause(waitMs(Math.max(1, tried), error), options.signal);
    }
  }
}

function waitMs(tried: number, error: ApiError): number {
  const asked = error.retryAfterSeconds * 1000;
  const growing = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tried - 1));
  // "Full jitter" keeps a thousand clients from coming back in the same instant.
  return Math.max(asked, growing / 2 + (Math.random() * growing) / 2);
}

/** What browsers and their workers have, and Node has not. */
const place: { readonly navigator?: { readonly onLine?: boolean } } & Partial<
  Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
> = globalThis;

const isOffline = () => place.navigator?.onLine === false;

/** A laptop that sleeps or a phone in a tunnel: waits until there is a network, however long. */
async function networkBack(signal: AbortSignal | undefined): Promise<void> {
  if (!isOffline() || signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      place.removeEventListener?.('online', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    place.addEventListener?.('online', done);
    signal?.addEventListener('abort', done);
  });
}

/** Waits; @throws ApiError `cancelled` as soon as the signal says so. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => {
      clearTimeout(timer);
      reject(new ApiError('cancelled'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cancelled);
      resolve();
    }, ms);
    if (signal?.aborted) cancelled();
    else signal?.addEventListener('abort', cancelled, { once: true });
  });
}
