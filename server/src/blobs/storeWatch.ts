/**
 * Notices that a store takes nothing any more. While the source of an upload is asked for its next octets it is not the store
 * that is silent. One timer serves a whole object: see Patience.
 */
export class StoreWatch {
  readonly #silentMs: number;
  readonly #down: () => void;
  #timer: NodeJS.Timeout | undefined;
  #asksSource = false;

  constructor(silentMs: number, down: () => void) {
    this.#silentMs = silentMs;
    this.#down = down;
  }

  /** To be called once the store is spoken to. */
  begin(): void {
    this.#timer = setTimeout(() => {
      if (!this.#asksSource) this.#down();
    }, this.#silentMs);
  }

  /** The octets of the source, as the store takes them. */
  async *over(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.#asksSource = true;
    for await (const piece of source) {
      this.#storesTurn();
      yield piece;
      this.#asksSource = true;
    }
    this.#storesTurn();
  }

  #storesTurn(): void {
    this.#asksSource = false;
    this.#timer?.refresh();
  }

  /** To be called at the end, whatever it was. */
  end(): void {
    clearTimeout(this.#timer);
  }
}
