import type { NewPackage } from '@siegelpost/shared/api/packages';
import type { PolicyConfig } from '../config.ts';
import type { Lifetimes } from '../database/lifetimes.ts';
import { Refusal } from '../refusal.ts';

/** Largest sealing: manifest, authentication, sender record and a hundred envelopes, as base64. */
export const SEAL_LIMIT = 6 * 1024 * 1024;

/** How long packages may live, as the policy says. */
export function lifetimesOf({ expiryDays, defaultExpiryDays }: PolicyConfig): Lifetimes {
  return { longestDays: Math.max(...expiryDays), answerDays: defaultExpiryDays };
}

/** Octets in all bodies of a package. */
export function sealedBytesOf({ bodies }: Pick<NewPackage, 'bodies'>): number {
  return bodies.reduce((sum, body) => sum + body.sealedBytes, 0);
}

/** The policy speaks of files; sealing adds 16 octets to every 512 KiB and a little to every file. */
export function refuseTooMuch(order: NewPackage, maxPackageBytes: number): void {
  const overhead = maxPackageBytes / 1_024 + order.bodies.length * 1_024;
  if (sealedBytesOf(order) > maxPackageBytes + overhead)
    throw new Refusal('quota-exceeded', { quota: 'package' });
}
