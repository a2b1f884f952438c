import { anySignal } from '../client/anySignal.ts';
/** Whether a transfer rests. What is on the line when it begins to rest is given up and sent again afterwards. */
export class Pausing {
  #stop = new AbortController();
  #resumed = Promise.resolve();
  #wake: (() => void) | undefined;

  /** Aborted as soon as the transfer is to rest; another one after every rest. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  pause(): void {
    if (this.#wake) return;
    this.#resumed = new Promise((resolve) => (this.#wake = resolve));
    this.#stop.abort();
  }

  resume(): void {
    this.#stop = new AbortController();
    this.#wake?.();
    this.#wake = undefined;
  }

  /** Resolves while the transfer does not rest, or once the signal is aborted. */
  async resumed(signal: AbortSignal): Promise<void> {
    if (!this.#wake || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = () => resolve();
      signal.addEventListener('abort', done, { once: true });
      void this.#resumed.then(() => {
        signal.removeEventListener('abort', done);
        resolve();
      });
    });
  }

  /** Repeats `attempt` after every rest that interrupted it. `attempt` must end with an error when its signal says so. */
  async through<T>(signal: AbortSignal, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      await this.resumed(signal);
      const stop = this.signal;
      try {
        return await attempt(anySignal([signal, stop]));
      } catch (error) {
        if (signal.aborted || !stop.aborted) throw error;
      }
    }
  }
}
