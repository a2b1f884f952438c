import { type DropInName, parseDropInName } from '@siegelpost/shared/api/dropInName';

/** Which drop-in page an address asks for; `name` is null for the authority's own, undefined where it can be none. */
export interface DropInPlace {
  readonly name: DropInName | null | undefined;
}

/** Undefined where the path is that of another page. Letterheads are typed by hand: capitals and a last slash do no harm. */
export function readDropInPlace(path: string): DropInPlace | undefined {
  const [, text] = /^\/an(?:\/([^/]*)\/?)?$/i.exec(path) ?? [];
  if (!/^\/an(?:\/|$)/i.test(path)) return undefined;
  if (text === undefined) return { name: /^\/an\/?$/i.test(path) ? null : undefined };
  return { name: text === '' ? null : parseDropInName(text.toLowerCase()) };
}
