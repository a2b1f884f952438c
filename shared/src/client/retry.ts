import { ApiError } from './apiError.ts';

/** What may pass by itself: a cut line, a restarting server, a full disk that is being cleared. */
const PASSING = new Set<ApiError['code']>([
  'offline',
  'unavailable',
  'internal-error',
  'request-timeout',
  'too-many-requests',
  'storage-full',
  'digest-mismatch',
]);

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

export interface RetryOptions {
  readonly signal?: AbortSignal | undefined;
  readonly attempts?: number | undefined;
  /** Called before every wait. */
  readonly onRetry?: (() => void) | undefined;
}

/**
 * Repeats `attempt` with growing, jittered waits while its error may pass by itself: about three minutes in all, or
 * as the server's Retry-After says. Time without a network, as far as the browser knows of it, does not count.
 * `attempt` must be idempotent.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const attempts = options.attempts ?? 12;
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ApiError) || !PASSING.has(error.code) || tried >= attempts) throw error;
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
