import { generateKey } from 'openpgp';
import { OPENPGP, readCertificate } from './certificates.ts';
import { canonicalSymbols, grouped, randomSymbols } from './crockford.ts';
import { EnvelopeError } from './envelopeError.ts';
import { openMessage, sealMessage } from './message.ts';
import type { Octets } from './octets.ts';

/** An OpenPGP key pair in binary form (RFC 9580 §10.1, §10.2). `privateKey` is in the clear: it never leaves the device so. */
export interface KeyPair {
  readonly privateKey: Octets;
  readonly certificate: Octets;
  /** Of the primary key, lower-case hex. */
  readonly fingerprint: string;
}

/** 26 symbols hold 130 random bits. */
const RECOVERY_SYMBOLS = 26;
const RECOVERY_GROUPS = [4, 4, 4, 4, 4, 4, 2];
const MAX_PRIVATE_KEY_BYTES = 64 * 1024;

/**
 * A new key for a clerk or functional mailbox: v4, Ed25519 to sign and Curve25519 to decrypt in the algorithm ids
 * that older tools know, marked as able to read SEIPDv2.
 */
export async function generateClerkKey(person: {
  readonly name: string;
  readonly address: string;
}): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name: userIdName(person.name), email: person.address }],
    format: 'binary',
    config: OPENPGP,
  });
  const certificate = new Uint8Array(publicKey);
  return {
    privateKey: new Uint8Array(privateKey),
    certificate,
    fingerprint: await fingerprintOf(certificate),
  };
}

/**
 * Fingerprint of the primary key (RFC 9580 §5.5.4): lower-case hex, 40 digits (v4) or 64 (v6).
 * @throws `not-allowed` where the octets are not one certificate.
 */
export async function fingerprintOf(certificate: Uint8Array): Promise<string> {
  return (await readCertificate(certificate)).getFingerprint();
}

/** A recovery code to print: Crockford base32 in groups of four. */
export function newRecoveryCode(): string {
  return grouped(randomSymbols(RECOVERY_SYMBOLS), RECOVERY_GROUPS);
}

/** The symbols of a recovery code as people type it; undefined where it cannot be one. */
export function canonicalRecoveryCode(text: string): string | undefined {
  return canonicalSymbols(text, RECOVERY_SYMBOLS);
}

/**
 * The transferable secret key (binary, unprotected) as an OpenPGP message under the recovery code: SKESKv6 ‖ SEIPDv2.
 * @throws `wrong-secret` where the code cannot be one.
 */
export async function lockPrivateKey(privateKey: Uint8Array, recoveryCode: string): Promise<Octets> {
  return sealMessage(privateKey, { passphrase: recoveryPassphrase(recoveryCode), strong: false });
}

/**
 * What `lockPrivateKey` was given.
 * @throws `wrong-secret` where the code does not fit, `damaged` or `not-allowed` where the message is not as locked.
 */
export async function unlockPrivateKey(sealed: Uint8Array, recoveryCode: string): Promise<Octets> {
  return openMessage(sealed, {
    passphrase: recoveryPassphrase(recoveryCode),
    maxBytes: MAX_PRIVATE_KEY_BYTES,
  });
}

function recoveryPassphrase(recoveryCode: string): string {
  const canonical = canonicalRecoveryCode(recoveryCode);
  if (!canonical) throw new EnvelopeError('wrong-secret');
  return canonical;
}

/** A user id is one line, `Name <address>`: what would break that form is left out. */
function userIdName(name: string): string {
  return name
    .replace(/[\p{C}<>()\u2028\u2029]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
