import { EnvelopeError } from './envelopeError.ts';
import { envelopeBytes } from './envelopePacket.ts';
import { openWithPassphrase, openWithPrivateKey, sealToCertificate, sealToPassphrase } from './envelopes.ts';
import { joinOctets, type Octets } from './octets.ts';
import { openBytes } from './openBody.ts';
import { sealBytes } from './sealBody.ts';
import { newSessionKey } from './sessionKey.ts';

/**
 * Who shall open a message: the private key of a certificate (binary, RFC 9580 §10.1), or a passphrase. `strong` where the
 * passphrase has less than 128 random bits: then Argon2id takes 64 MiB.
 */
export type SealFor =
  { readonly certificate: Uint8Array } | { readonly passphrase: string; readonly strong: boolean };

/**
 * Who opens it: an unprotected transferable secret key (binary, RFC 9580 §10.2), or a passphrase. More than `maxBytes`
 * octets of plaintext are refused.
 */
export type OpenBy = { readonly maxBytes: number } & (
  { readonly privateKey: Uint8Array } | { readonly passphrase: string }
);

/**
 * A few octets as one complete OpenPGP message under a session key of its own: envelope ‖ body (RFC 9580 §10.3).
 * @throws `not-allowed` where nothing can be sealed to the certificate.
 */
export async function sealMessage(octets: Uint8Array, reader: SealFor): Promise<Octets> {
  const sessionKey = newSessionKey();
  const envelope =
    'certificate' in reader
      ? await sealToCertificate(sessionKey, reader.certificate)
      : await sealToPassphrase(sessionKey, reader.passphrase, reader);
  return joinOctets([envelope, await sealBytes(octets, sessionKey)]);
}

/**
 * Opens what `sealMessage` made.
 * @throws `wrong-secret`, `damaged`, or `not-allowed` where it is not one envelope and one body of our profile.
 */
export async function openMessage(sealed: Uint8Array, reader: OpenBy): Promise<Octets> {
  const bytes = envelopeBytes(sealed);
  if (sealed.length <= bytes) throw new EnvelopeError('damaged');
  const envelopes = [sealed.subarray(0, bytes)];
  const sessionKey =
    'privateKey' in reader
      ? await openWithPrivateKey(envelopes, reader.privateKey)
      : await openWithPassphrase(envelopes, reader.passphrase);
  return openBytes(sealed.subarray(bytes), sessionKey, reader.maxBytes);
}
