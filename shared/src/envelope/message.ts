import { openWithPrivateKey, sealToCertificate } from './envelopes.ts';
import { openBytes } from './openBody.ts';
import { joinOctets, type Octets } from './octets.ts';
import { sealBytes } from './sealBody.ts';
import { newSessionKey } from './sessionKey.ts';

/** A few octets as one whole OpenPGP message, envelope ‖ body, to one certificate (binary). */
export async function sealMessage(octets: Uint8Array, certificate: Uint8Array): Promise<Octets> {
  const sessionKey = newSessionKey();
  return joinOctets([await sealToCertificate(sessionKey, certificate), await sealBytes(octets, sessionKey)]);
}

/**
 * The octets of a message that `sealMessage` made.
 * @throws `wrong-secret` where the key is another one, `damaged` or `not-allowed` where the message is not as sealed.
 */
export async function openMessage(
  message: Uint8Array,
  { privateKey, maxBytes }: { readonly privateKey: Uint8Array; readonly maxBytes: number },
): Promise<Octets> {
  const { envelope, body } = splitMessage(message);
  return openBytes(body, await openWithPrivateKey([envelope], privateKey), maxBytes);
}

/** Envelopes are shorter than 192 octets, so their second octet is their length (RFC 9580 §4.2.1.1). */
export function splitMessage(message: Uint8Array): {
  readonly envelope: Uint8Array;
  readonly body: Uint8Array;
} {
  const envelopeBytes = 2 + (message[1] ?? 0);
  return { envelope: message.subarray(0, envelopeBytes), body: message.subarray(envelopeBytes) };
}
