import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random octets as base64url: a session's or a claim's bearer token. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of the octets a base64url token stands for: all that is ever stored of it. */
export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(Buffer.from(token, 'base64url')).digest();
}

/** SHA-256 of a mail address in lower case: enough to count by and to recognise, without keeping it. */
export function addressDigest(address: string): Buffer {
  return createHash('sha256').update(address.toLowerCase()).digest();
}

/** Compares in constant time; what is not there is compared with noise, so that its absence takes as long. */
export function digestsEqual(given: Buffer, stored: Buffer | null | undefined): boolean {
  const other = stored?.length === given.length ? stored : randomBytes(given.length);
  return timingSafeEqual(given, other);
}
