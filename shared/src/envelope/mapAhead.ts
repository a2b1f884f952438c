/**
 * Maps in order with at most `limit` results under way, each handed on as soon as it and those before it are there, however
 * slowly the source gives more. The source is read only as far as they need. `map` is called before the next input is
 * asked for.
 */
export async function* mapAhead<Input, Output>(
  source: AsyncIterable<Input> | Iterable<Input>,
  limit: number,
  map: (input: Input, index: number) => Promise<Output>,
): AsyncGenerator<Output, void, undefined> {
  const inputs = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const ahead: Promise<Output>[] = [];
  let index = 0;
  let asked: Promise<IteratorResult<Input, unknown>> | undefined;
  let ended = false;
  try {
    for (;;) {
      if (!ended && ahead.length < limit) asked ??= quiet(Promise.resolve(inputs.next()));
      const [first] = ahead;
      const next = asked && (await Promise.race(first ? [asked, settling(first)] : [asked]));
      if (next) {
        asked = undefined;
        if (next.done) ended = true;
        else ahead.push(quiet(map(next.value, index++)));
      } else if (first) {
        void ahead.shift();
        yield await first;
      } else return;
    }
  } finally {
    // Whoever leaves while an input is awaited does not wait for it: on a dead line it never comes.
    if (asked) void quiet(Promise.resolve(inputs.return?.()));
    else if (!ended) await inputs.return?.();
  }
}

/** Told to whoever awaits it, in its turn; until then nobody must hear of its failure. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

async function settling(result: Promise<unknown>): Promise<undefined> {
  await result.catch(() => undefined);
}
