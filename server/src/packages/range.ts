import { Refusal } from '../refusal.ts';

/** Octets `first` to `last`, both included. */
export interface OctetRange {
  readonly first: number;
  readonly last: number;
}

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

/**
 * The one range a request asks for (RFC 9110 §14.2); undefined where it asks for none, or for something that may be
 * answered with the whole. @throws Refusal `range-not-satisfiable`
 */
export function requestedRange(field: string | undefined, size: number): OctetRange | undefined {
  const [, from = '', to = ''] = ONE_RANGE.exec(field ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') return suffix(Number(to), size);
  const first = Number(from);
  if (to !== '' && Number(to) < first) return undefined;
  if (first >= size) throw new Refusal('range-not-satisfiable');
  return { first, last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

function suffix(length: number, size: number): OctetRange {
  if (length === 0) throw new Refusal('range-not-satisfiable');
  return { first: Math.max(0, size - length), last: size - 1 };
}
