/**
 * Maps in order with at most `limit` results under way; the source is read only as far as they need. `map` is called
 * before the next input is asked for.
 */
export async function* mapAhead<Input, Output>(
  source: AsyncIterable<Input> | Iterable<Input>,
  limit: number,
  map: (input: Input, index: number) => Promise<Output>,
): AsyncGenerator<Output, void, undefined> {
  const ahead: Promise<Output>[] = [];
  let index = 0;
  for await (const input of source) {
    const result = map(input, index++);
    result.catch(() => undefined); // thrown below, when its turn comes
    ahead.push(result);
    if (ahead.length < limit) continue;
    const first = ahead.shift();
    if (first) yield await first;
  }
  for (const result of ahead) yield await result;
}
