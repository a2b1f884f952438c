import { randomOctets } from './octets.ts';

/** Crockford's base32: no I, L, O, U, so that nothing is mistaken when read out or written down. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FORGIVEN: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Random symbols, 5 bit each. */
export function randomSymbols(count: number): string {
  return symbolsOf(randomOctets(count));
}

/** One symbol for the low five bits of each octet. */
export function symbolsOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => SYMBOLS.charAt(octet & 31)).join('');
}

/** Cuts symbols into groups of these sizes, joined by hyphens. */
export function grouped(symbols: string, sizes: readonly number[]): string {
  let at = 0;
  return sizes.map((size) => symbols.slice(at, (at += size))).join('-');
}

/**
 * Exactly `count` symbols as people type them: any case, white space and dashes of every kind ignored, O read as 0,
 * I and L as 1. Undefined where it is something else.
 */
export function canonicalSymbols(text: string, count: number): string | undefined {
  const symbols = text
    .toUpperCase()
    .replace(/[\s\p{Dash}]/gu, '')
    .replace(/[OIL]/g, (symbol) => FORGIVEN[symbol] ?? '');
  const known = symbols.length === count && Array.from(symbols).every((symbol) => SYMBOLS.includes(symbol));
  return known ? symbols : undefined;
}
