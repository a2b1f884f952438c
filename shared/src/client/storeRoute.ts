import { ApiError } from './apiError.ts';

/** Each of three parts under way, once more: then it is not the line's mood. */
const MOST_FAILURES_IN_A_ROW = 6;
/** What waits so long for nothing is a firewall that swallows; nobody is to wait for six of them. */
const SWALLOWED_AFTER_MS = 30_000;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;

/**
 * The way past the server, straight into and out of the store. It is an offer: a network may not know the store, a firewall
 * may not let it through. Where it fails, everything takes the way through the server for a while, which always is there.
 */
export class StoreRoute {
  readonly #now: () => number;
  #failures = 0;
  #closedUntil = -Infinity;
  #nextRestMs = FIRST_REST_MS;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  get isOpen(): boolean {
    return this.#now() >= this.#closedUntil;
  }

  /** One request to the store. What goes wrong there may be tried again, or the other way. @throws ApiError */
  async take<T>(request: () => Promise<T>): Promise<T> {
    const begun = this.#now();
    try {
      const answer = await request();
      this.#failures = 0;
      this.#nextRestMs = FIRST_REST_MS;
      return answer;
    } catch (cause) {
      if (cause instanceof ApiError && cause.code === 'cancelled') throw cause;
      const swallowed = this.#now() - begun >= SWALLOWED_AFTER_MS;
      if (swallowed || ++this.#failures >= MOST_FAILURES_IN_A_ROW) this.#rest();
      throw new ApiError('offline', { cause });
    }
  }

  /** Parts that were under way together fail together, and count as one. */
  #rest(): void {
    if (!this.isOpen) return;
    this.#failures = 0;
    this.#closedUntil = this.#now() + this.#nextRestMs;
    this.#nextRestMs = Math.min(LONGEST_REST_MS, 2 * this.#nextRestMs);
  }
}
