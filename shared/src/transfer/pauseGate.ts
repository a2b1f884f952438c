/** Lets work through, or holds it until somebody says to go on. */
export class PauseGate {
  #open: (() => void) | null = null;
  #wait: Promise<void> | null = null;

  pause(): void {
    this.#wait ??= new Promise((resolve) => (this.#open = resolve));
  }

  resume(): void {
    this.#open?.();
    this.#open = this.#wait = null;
  }

  /** Resolves when work may go on, also when it is to end: whoever works looks at the signal next. */
  async passed(signal: AbortSignal): Promise<void> {
    while (this.#wait && !signal.aborted) await Promise.race([this.#wait, aborted(signal)]);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
