/** Three at once were measured best against one; more help only where a line is fast and far. */
const AT_START = 3;
const MOST = 6;
/** Another lane has to pay: a tenth more octets a second, or it is taken back. */
const WORTH = 1.1;
/** A line changes; after so many parts another lane is tried again. */
const TRY_AGAIN_AFTER = 32;

/** How many parts are under way at once: fewer on a line that fails, more on one that gives more for it. */
export class Lanes {
  readonly #now: () => number;
  #count = AT_START;
  #since: number;
  #parts = 0;
  #bytes = 0;
  /** Octets in a millisecond before the last lane was added; undefined where none is on trial. */
  #rateBefore: number | undefined;
  #rest = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#since = now();
  }

  get count(): number {
    return this.#count;
  }

  /** A part has arrived. */
  arrived(bytes: number): void {
    this.#parts++;
    this.#bytes += bytes;
    // The first parts fill the lanes: a rate is known once every lane has been used twice.
    if (this.#parts < 2 * this.#count) return;
    this.#judge(this.#bytes / Math.max(1, this.#now() - this.#since));
    this.#measureAnew();
  }

  /** A part had to be sent again: half as many at once, so that the line can recover. */
  failed(): void {
    this.#count = Math.max(1, Math.floor(this.#count / 2));
    this.#rateBefore = undefined;
    this.#rest = 0;
    this.#measureAnew();
  }

  #judge(rate: number): void {
    this.#rest -= this.#parts;
    if (this.#rateBefore !== undefined && rate < this.#rateBefore * WORTH) {
      this.#count--;
      this.#rest = TRY_AGAIN_AFTER;
    }
    this.#rateBefore = undefined;
    if (this.#rest > 0 || this.#count === MOST) return;
    this.#rateBefore = rate;
    this.#count++;
  }

  #measureAnew(): void {
    this.#since = this.#now();
    this.#parts = 0;
    this.#bytes = 0;
  }
}

/**
 * Works on every item, as many at once as there are lanes; the next one is made while they are busy. The first failure ends
 * it; `work` sees to the others.
 */
export async function inLanes<T>(
  items: AsyncIterable<T>,
  lanes: { readonly count: number },
  work: (item: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for await (const item of oneAhead(items)) {
    // Whoever fails stays: while nobody looks, too, it is found by the race or at the end.
    const task: Promise<void> = work(item).then(() => void underWay.delete(task));
    task.catch(() => undefined);
    underWay.add(task);
    while (underWay.size >= lanes.count) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}

async function* oneAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const source = items[Symbol.asyncIterator]();
  try {
    let next = source.next();
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      next.catch(() => undefined); // thrown above, when its turn comes
      yield value;
    }
  } finally {
    // Behind what is still being made, for which nobody waits.
    void source.return?.().then(undefined, () => undefined);
  }
}
