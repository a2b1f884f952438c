/**
 * Lets every piece go only when the next one, or the end, has come. The end comes after the file's digest was
 * verified: a file that is not right is therefore always too short as well, and no browser takes it for complete.
 */
export function holdBackLast<T>(): TransformStream<T, T> {
  let held: T | undefined;
  return new TransformStream<T, T>({
    transform(piece, controller) {
      if (held !== undefined) controller.enqueue(held);
      held = piece;
    },
    flush(controller) {
      if (held !== undefined) controller.enqueue(held);
    },
  });
}
