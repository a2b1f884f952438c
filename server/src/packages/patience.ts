import { Refusal } from '../refusal.ts';

/** Waits for a client, but not for ever. One timer serves a whole body: a new one for every piece was seen in profiles. */
export class Patience {
  readonly #timer: NodeJS.Timeout;
  readonly #silence: Promise<never>;
  #waiting = false;

  constructor(silentMs: number) {
    let refuse: (refusal: Refusal) => void = () => undefined;
    this.#silence = new Promise((_, reject) => (refuse = reject));
    this.#silence.catch(() => undefined);
    this.#timer = setTimeout(() => {
      // A store that is slow is no silent client.
      if (this.#waiting) refuse(new Refusal('request-timeout'));
    }, silentMs);
  }

  /** What the client is to send next. @throws Refusal `request-timeout` after silence, `length-mismatch` where it is gone */
  async for<T>(read: Promise<T>): Promise<T> {
    this.#timer.refresh();
    this.#waiting = true;
    try {
      return await Promise.race([read, this.#silence]);
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      // The client is gone; nobody reads the answer.
      throw new Refusal('length-mismatch', {}, { cause });
    } finally {
      this.#waiting = false;
    }
  }

  /** To be called at the end, whatever it was. */
  end(): void {
    clearTimeout(this.#timer);
  }
}
