/** The collector begins after about 64 MB that it counts. */
const TIMES = 8;
const LOOK_AGAIN_MS = 10;
const MOST_LOOKS = 50;
/** So often in vain, and it is not waited for again: this browser's cannot be reminded. */
const MOST_WAITS_IN_VAIN = 3;

/**
 * Makes the collector come for memory that it does not count: Chromium keeps the memory of every body it has sent, and that
 * of every WebAssembly module, until it comes. What it does count is this buffer, whose memory nobody touches, so that it is
 * never really taken.
 */
export function remindCollector(uncountedBytes: number): void {
  // Written so that no build takes it for something without effect.
  Reflect.construct(ArrayBuffer, [TIMES * uncountedBytes]);
}

/**
 * Knows how many octets wait for the collector, so that whoever hands over more can wait, too. On a line that is faster than
 * the collector an upload of 300 MB would otherwise hold half of its octets in memory.
 */
export class CollectorWatch {
  #bytes = 0;
  #waitsInVain = 0;
  readonly #registry =
    typeof FinalizationRegistry === 'undefined'
      ? undefined
      : new FinalizationRegistry<number>((bytes) => this.#collected(bytes));

  /** `object` is needed no more, and holds `bytes` octets until it is collected. */
  add(object: object, bytes: number): void {
    if (!this.#registry) return;
    this.#bytes += bytes;
    this.#registry.register(object, bytes);
  }

  /** Waits until at most `mostBytes` are left to the collector, half a second at most. */
  async untilBelow(mostBytes: number): Promise<void> {
    if (this.#bytes <= mostBytes || this.#waitsInVain === MOST_WAITS_IN_VAIN) return;
    this.#waitsInVain++;
    for (let looks = 0; looks < MOST_LOOKS && this.#bytes > mostBytes; looks++) {
      remindCollector(mostBytes);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  #collected(bytes: number): void {
    this.#bytes -= bytes;
    this.#waitsInVain = 0;
  }
}
