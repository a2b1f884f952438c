import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** A stored code: slow to try out for whoever reads the table within its ten minutes. */
export interface HashedCode {
  readonly salt: Buffer;
  readonly codeDigest: Buffer;
}

/** Six random digits. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

export const newSalt = (): Buffer => randomBytes(16);

export async function hashCode(code: string, salt: Buffer): Promise<HashedCode> {
  return { salt, codeDigest: await derive(code, salt, 32) };
}

/** Whether the code is the stored one, compared in constant time. */
export async function isCode(code: string, stored: HashedCode): Promise<boolean> {
  const { codeDigest } = await hashCode(code, stored.salt);
  return timingSafeEqual(codeDigest, stored.codeDigest);
}
