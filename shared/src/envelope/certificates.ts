import { enums, type PartialConfig, type PrivateKey, type PublicKey, readKey, readPrivateKey } from 'openpgp';
import { EnvelopeError } from './envelopeError.ts';

const MAX_KEY_BYTES = 64 * 1024;

/** What every call to openpgp.js is given; its global configuration stays as it is. */
export const OPENPGP: PartialConfig = {
  aeadProtect: true,
  preferredAEADAlgorithm: enums.aead.gcm,
  preferredSymmetricAlgorithm: enums.symmetric.aes256,
  v6Keys: false,
};

/** @throws `not-allowed` where the octets are not one transferable public key. */
export async function readCertificate(certificate: Uint8Array): Promise<PublicKey> {
  const key = await reading(certificate, () => readKey({ binaryKey: certificate, config: OPENPGP }));
  if (key.isPrivate()) throw new EnvelopeError('not-allowed');
  return key;
}

/** @throws `not-allowed` where the octets are not one transferable secret key in the clear. */
export async function readUnlockedKey(privateKey: Uint8Array): Promise<PrivateKey> {
  const key = await reading(privateKey, () => readPrivateKey({ binaryKey: privateKey, config: OPENPGP }));
  if (!key.isDecrypted()) throw new EnvelopeError('not-allowed');
  return key;
}

/** The moment to check signatures of a key at: now, or the moment `created` where this device's clock is behind the one that made it. */
export function notBefore(created: Date): Date {
  return new Date(Math.max(Date.now(), created.getTime()));
}

async function reading<Key>(octets: Uint8Array, read: () => Promise<Key>): Promise<Key> {
  if (octets.length > MAX_KEY_BYTES) throw new EnvelopeError('not-allowed');
  try {
    return await read();
  } catch (cause) {
    throw new EnvelopeError('not-allowed', { cause });
  }
}
