import { EnvelopeError } from './envelopeError.ts';
import { type Octets, randomOctets } from './octets.ts';

declare const brand: unique symbol;

/** The AES-256 key of one package, the same for its manifest and all its bodies: 32 octets. */
export type SessionKey = Octets & { readonly [brand]: 'SessionKey' };

const SESSION_KEY_BYTES = 32;

/** A fresh random session key. Make one for each package and never use it for another. */
export function newSessionKey(): SessionKey {
  return parseSessionKey(randomOctets(SESSION_KEY_BYTES));
}

/** @throws `not-allowed` where the octets are not an AES-256 key. */
export function parseSessionKey(octets: Uint8Array): SessionKey {
  if (octets.length !== SESSION_KEY_BYTES) throw new EnvelopeError('not-allowed');
  return new Uint8Array(octets) as SessionKey;
}
