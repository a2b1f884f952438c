interface Arriving<Piece> {
  readonly pieces: Piece[];
  ended: boolean;
}

/**
 * Hands on the pieces of every item in order, while those of the items behind it are fetched already: never of more than
 * `ahead` items at once, each kept in memory until its turn. The first failure of any of them ends it at once; what is
 * still under way then, and when nobody wants more, is for the caller to stop.
 */
export async function* inOrder<Item, Piece>(
  items: Iterable<Item>,
  ahead: number,
  fetchPieces: (item: Item) => AsyncIterable<Piece>,
): AsyncGenerator<Piece> {
  let failure: { readonly error: unknown } | undefined;
  let wake: () => void = () => undefined;
  const collect = async (item: Item, arriving: Arriving<Piece>) => {
    try {
      for await (const piece of fetchPieces(item)) {
        arriving.pieces.push(piece);
        wake();
      }
    } catch (error) {
      failure ??= { error };
    }
    arriving.ended = true;
    wake();
  };
  const open: Arriving<Piece>[] = [];
  const source = items[Symbol.iterator]();
  for (;;) {
    for (let next; open.length < ahead && !(next = source.next()).done;) {
      const arriving: Arriving<Piece> = { pieces: [], ended: false };
      open.push(arriving);
      void collect(next.value, arriving);
    }
    const first = open[0];
    if (failure) throw failure.error;
    if (!first) return;
    const piece = first.pieces.shift();
    if (piece !== undefined) yield piece;
    else if (first.ended) open.shift();
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}
