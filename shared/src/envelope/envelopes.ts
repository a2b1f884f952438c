import { decryptSessionKeys, encryptSessionKey, enums, type PrivateKey, readMessage } from 'openpgp';
import { notBefore, OPENPGP, readCertificate, readUnlockedKey } from './certificates.ts';
import { EnvelopeError } from './envelopeError.ts';
import { readEnvelope } from './envelopePacket.ts';
import type { Octets } from './octets.ts';
import { parseSessionKey, type SessionKey } from './sessionKey.ts';

/** RFC 9580 §3.7.1.4. Strong: a person chose, or could be made to tell, part of the passphrase. */
const ARGON2 = {
  strong: { passes: 3, parallelism: 4, memoryExponent: 16 },
  /** The least there is: the passphrase has 128 random bits or more, which no stretching makes harder to guess. */
  cheap: { passes: 1, parallelism: 1, memoryExponent: 3 },
} as const;
/** Passphrase envelopes that are tried; each may cost 128 MiB and seconds. */
const MOST_TRIES = 4;

const AES256_GCM = { algorithm: 'aes256', aeadAlgorithm: 'gcm', format: 'binary' } as const;

/**
 * An envelope for whoever knows the passphrase: SKESKv6, AES-256-GCM, Argon2id (RFC 9580 §5.3.2); 87 octets. `strong`
 * takes 64 MiB and some tenths of a second: for passphrases with less than 128 random bits.
 */
export async function sealToPassphrase(
  sessionKey: SessionKey,
  passphrase: string,
  { strong }: { readonly strong: boolean },
): Promise<Octets> {
  const s2kArgon2Params = strong ? ARGON2.strong : ARGON2.cheap;
  const config = { ...OPENPGP, s2kType: enums.s2k.argon2, s2kArgon2Params } as const;
  return allowed(await encryptSessionKey({ ...AES256_GCM, data: sessionKey, passwords: passphrase, config }));
}

/**
 * An envelope for whoever holds the private key of this certificate: PKESKv6, for v4 keys as well (RFC 9580 §5.1.2).
 * `at`: the moment at which the certificate must be valid, where that is not now.
 * @throws `not-allowed` where the certificate cannot be read, has no key to encrypt to, or one of another kind.
 */
export async function sealToCertificate(
  sessionKey: SessionKey,
  certificate: Uint8Array,
  at?: Date,
): Promise<Octets> {
  const encryptionKeys = await readCertificate(certificate);
  const date = at ?? notBefore(encryptionKeys.getCreationTime());
  try {
    const options = { ...AES256_GCM, data: sessionKey, encryptionKeys, date, config: OPENPGP };
    return allowed(await encryptSessionKey(options));
  } catch (cause) {
    throw new EnvelopeError('not-allowed', { cause });
  }
}

/**
 * The session key from the first envelope that this passphrase opens.
 * @throws `wrong-secret` where it opens none; `not-allowed` where any envelope is outside our limits, or too many
 *   would have to be tried: both before Argon2 takes memory.
 */
export async function openWithPassphrase(
  envelopes: readonly Uint8Array[],
  passphrase: string,
): Promise<SessionKey> {
  const ours = envelopes.filter((envelope) => readEnvelope(envelope).kind === 'passphrase');
  if (ours.length > MOST_TRIES) throw new EnvelopeError('not-allowed');
  return firstThatOpens(ours, { passwords: passphrase });
}

/**
 * The session key from the envelope addressed to this key. `privateKey` is a transferable secret key in the clear.
 * @throws `wrong-secret` where none is addressed to it or none opens; `not-allowed` where any envelope is outside
 *   our limits.
 */
export async function openWithPrivateKey(
  envelopes: readonly Uint8Array[],
  privateKey: Uint8Array,
): Promise<SessionKey> {
  const decryptionKeys = await readUnlockedKey(privateKey);
  const fingerprints = decryptionKeys.getKeys().map((key) => key.getFingerprint());
  const ours = envelopes.filter((envelope) => {
    const packet = readEnvelope(envelope);
    return packet.kind === 'key' && fingerprints.includes(packet.fingerprint);
  });
  return firstThatOpens(ours, { decryptionKeys });
}

type Secret = { readonly passwords: string } | { readonly decryptionKeys: PrivateKey };

async function firstThatOpens(envelopes: readonly Uint8Array[], secret: Secret): Promise<SessionKey> {
  let cause: unknown;
  for (const envelope of envelopes) {
    try {
      const message = await readMessage({ binaryMessage: envelope, config: OPENPGP });
      const [opened] = await decryptSessionKeys({ message, ...secret, config: OPENPGP });
      if (opened) return parseSessionKey(opened.data);
    } catch (error) {
      cause = error;
    }
  }
  throw new EnvelopeError('wrong-secret', { cause });
}

/** What we make passes our own reader. */
function allowed(envelope: Uint8Array): Octets {
  readEnvelope(envelope);
  return new Uint8Array(envelope);
}
