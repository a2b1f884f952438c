import { randomBytes } from 'node:crypto';

/** Crockford's base32: no I, L, O, U; made to be read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference number for people, on the phone and on paper: `SP-7K3M-Q2VD`, 40 random bits. */
export function newReference(): string {
  const letters = [...randomBytes(8)].map((octet) => ALPHABET[octet % 32]).join('');
  return `SP-${letters.slice(0, 4)}-${letters.slice(4)}`;
}
