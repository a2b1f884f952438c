/** A store that removes nothing for so long is away. */
const AWAY_MS = 60_000;

/** Removes one object after another: one that stays must not keep the others, but a silent store would hold this up for each. */
export class Removals {
  readonly #failed: (error: unknown) => void;
  #lastRemovedAt = performance.now();
  #storeIsAway = false;

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  /** No further object should be tried. */
  get storeIsAway(): boolean {
    return this.#storeIsAway;
  }

  /** Resolves to whether the object is gone. */
  async attempt(remove: () => Promise<void>): Promise<boolean> {
    try {
      await remove();
      this.#lastRemovedAt = performance.now();
      return true;
    } catch (error) {
      this.#failed(error);
      this.#storeIsAway = performance.now() - this.#lastRemovedAt > AWAY_MS;
      return false;
    }
  }
}
