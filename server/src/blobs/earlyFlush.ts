const FLUSH_BYTES = 2 * 1024 * 1024;
/** Of all files together: each keeps one of Node's four threads for files busy. */
const MOST_AT_ONCE = 2;

/** What a file handle does here. */
export interface Flushable {
  datasync(): Promise<void>;
}

/** Has the disk write while octets still come, so that the flush that makes a file durable finds little left to do. */
export class EarlyFlushes {
  #underWay = 0;

  of(file: Flushable): EarlyFlush {
    return new EarlyFlush(file, (flush) => this.#begin(flush));
  }

  async #begin(flush: () => Promise<void>): Promise<void> {
    // No queue: who finds no room flushes later, at the latest at its end.
    if (this.#underWay === MOST_AT_ONCE) return;
    this.#underWay++;
    try {
      await flush();
    } finally {
      this.#underWay--;
    }
  }
}

export class EarlyFlush {
  readonly #file: Flushable;
  readonly #begin: (flush: () => Promise<void>) => Promise<void>;
  #unflushed = 0;
  #underWay: Promise<void> | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(file: Flushable, begin: (flush: () => Promise<void>) => Promise<void>) {
    this.#file = file;
    this.#begin = begin;
  }

  wrote(bytes: number): void {
    this.#unflushed += bytes;
    if (this.#unflushed < FLUSH_BYTES || this.#underWay) return;
    this.#unflushed = 0;
    this.#underWay = this.#begin(() => this.#file.datasync())
      .catch((error: unknown) => void (this.#failure = { error }))
      .finally(() => (this.#underWay = undefined));
  }

  /**
   * Waits for a flush under way. @throws what any of them failed with: a system tells a failed write once, and the next flush
   * of the same file succeeds (fsync(2), "Errors").
   */
  async end(): Promise<void> {
    await this.#underWay;
    if (this.#failure) throw this.#failure.error;
  }
}
