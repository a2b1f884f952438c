/** Octets that WebCrypto takes: never backed by shared memory. */
export type Octets = Uint8Array<ArrayBuffer>;

/** All parts, one after the other, in new memory. */
export function joinOctets(parts: readonly Uint8Array[]): Octets {
  const joined = new Uint8Array(parts.reduce((bytes, part) => bytes + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** `bytes` cryptographically random octets. */
export function randomOctets(bytes: number): Octets {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

/** Text as UTF-8. */
export function utf8(text: string): Octets {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** Lower-case hex. */
export function toHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** base64url without padding (RFC 4648 §5). For short values: tokens, ids, secrets. */
export function toBase64url(octets: Uint8Array): string {
  return toBase64(octets).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Octets of base64url text without padding. The text must have been checked before. */
export function fromBase64url(text: string): Octets {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(octets: Uint8Array): string {
  const slice = 0x8000; // fromCharCode takes its octets as arguments, and engines limit their number
  let binary = '';
  for (let at = 0; at < octets.length; at += slice) {
    binary += String.fromCharCode(...octets.subarray(at, at + slice));
  }
  return btoa(binary);
}

/** Octets of standard base64 text. The text must have been checked before. */
export function fromBase64(text: string): Octets {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** A number as eight octets, most significant first. */
export function uint64(value: number): Octets {
  const octets = new Uint8Array(8);
  new DataView(octets.buffer).setBigUint64(0, BigInt(value));
  return octets;
}

/** Whether both hold the same octets, in time that depends on the length alone. */
export function sameOctets(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (const [at, octet] of left.entries()) difference |= octet ^ (right[at] ?? 0);
  return difference === 0;
}
