import { decryptKey, readKey, readPrivateKey, unarmor } from 'openpgp';
import { OPENPGP } from './certificates.ts';
import { EnvelopeError } from './envelopeError.ts';
import { unlockPrivateKey } from './keys.ts';
import type { Octets } from './octets.ts';

/** Asked for only where the key file is locked. */
export type AskKeySecret = (kind: 'passphrase' | 'recovery-code') => Promise<string>;

const ARMOR = '-----BEGIN PGP ';
const SKESK_HEADER = 0xc3;
const MAX_FILE_BYTES = 256 * 1024;

/**
 * A private key from a file: armored or binary, open, under a passphrase, or sealed under a recovery code as the pane
 * stores it. Answers the unprotected transferable secret key, binary.
 * @throws `not-allowed` where the file holds no private key, `wrong-secret` where the secret does not open it.
 */
export async function readKeyFile(file: Uint8Array, askSecret: AskKeySecret): Promise<Octets> {
  if (file.length > MAX_FILE_BYTES) throw new EnvelopeError('not-allowed');
  if (file[0] === SKESK_HEADER) return unlockPrivateKey(file, await askSecret('recovery-code'));
  const key = await reading(async () =>
    readPrivateKey({ binaryKey: await withoutArmor(file), config: OPENPGP }),
  );
  if (key.isDecrypted()) return new Uint8Array(key.write());
  const passphrase = await askSecret('passphrase');
  try {
    const unlocked = await decryptKey({ privateKey: key, passphrase, config: OPENPGP });
    return new Uint8Array(unlocked.write());
  } catch (cause) {
    throw new EnvelopeError('wrong-secret', { cause });
  }
}

/**
 * A certificate (RFC 9580 §10.1) from a file, armored (§6.2) or binary. Answers it binary.
 * @throws `not-allowed` where the file holds none, or a private key.
 */
export async function readCertificateFile(file: Uint8Array): Promise<Octets> {
  if (file.length > MAX_FILE_BYTES) throw new EnvelopeError('not-allowed');
  const key = await reading(async () => readKey({ binaryKey: await withoutArmor(file), config: OPENPGP }));
  if (key.isPrivate()) throw new EnvelopeError('not-allowed');
  return new Uint8Array(key.write());
}

/** The binary form of a file that may be armored. */
async function withoutArmor(file: Uint8Array): Promise<Uint8Array> {
  const text = new TextDecoder('latin1').decode(file).trimStart();
  if (!text.startsWith(ARMOR)) return file;
  const { data } = await unarmor(text);
  return data instanceof Uint8Array ? data : new Uint8Array(0);
}

async function reading<Key>(read: () => Promise<Key>): Promise<Key> {
  try {
    return await read();
  } catch (cause) {
    throw new EnvelopeError('not-allowed', { cause });
  }
}
