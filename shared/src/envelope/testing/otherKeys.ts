import { generateKey, type KeyOptions } from 'openpgp';
import { OPENPGP } from '../certificates.ts';
import type { Octets } from '../octets.ts';

/** A key as another program makes it: of another kind, or one that lives for some seconds only. */
export async function otherKey(
  options: Omit<KeyOptions, 'userIDs' | 'format'>,
): Promise<{ readonly privateKey: Octets; readonly certificate: Octets }> {
  const { privateKey, publicKey } = await generateKey({
    config: OPENPGP,
    ...options,
    userIDs: [{ name: 'Archiv', email: 'archiv@amt.example' }],
    format: 'binary',
  });
  return { privateKey: new Uint8Array(privateKey), certificate: new Uint8Array(publicKey) };
}

/** A certificate that expired an hour ago, and was good for an hour. */
export function expiredKey() {
  const curve = 'curve25519Legacy' as const;
  return otherKey({ type: 'ecc', curve, date: new Date(Date.now() - 7_200_000), keyExpirationTime: 3_600 });
}
