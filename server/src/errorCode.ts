/**
 * The `code` of an error of Node, a library or ourselves. By shape, not by class: errors of Node itself may come from
 * another realm.
 */
export function errorCode(error: unknown): string | undefined {
  const coded = typeof error === 'object' && error !== null && 'code' in error;
  return coded && typeof error.code === 'string' ? error.code : undefined;
}
