import { Refusal } from '../refusal.ts';

/** Waits for a client, but not for ever. One timer serves a whole body: a new one for every piece was seen in profiles. */
export class Patience {
  readonly #timer: NodeJS.Timeout;
  #refuse: ((refusal: Refusal) => void) | undefined;

  constructor(silentMs: number) {
    // While nobody waits for the client it is the store that is slow.
    this.#timer = setTimeout(() => this.#refuse?.(new Refusal('request-timeout')), silentMs);
  }

  /** What the client is to send next. @throws Refusal `request-timeout` after silence, `length-mismatch` where it is gone */
  async for<T>(read: Promise<T>): Promise<T> {
    this.#timer.refresh();
    try {
      // No race with a promise of the silence: that would remember every piece until the body ends.
      return await new Promise<T>((resolve, reject) => {
        this.#refuse = reject;
        read.then(resolve, reject);
      });
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      // The client is gone; nobody reads the answer.
      throw new Refusal('length-mismatch', {}, { cause });
    } finally {
      this.#refuse = undefined;
    }
  }

  /** To be called at the end, whatever it was. */
  end(): void {
    clearTimeout(this.#timer);
  }
}
