import type { ConversationId } from '../api/ids.ts';
import { EnvelopeError } from './envelopeError.ts';
import { fromBase64url, joinOctets, type Octets, randomOctets, utf8 } from './octets.ts';

const DOMAIN = utf8('siegelpost reply proof v1');
const NONCE_BYTES = 16;
const MAC_BYTES = 32;

export interface ReplyClaim {
  /** `replyKey` of the package that is answered. */
  readonly replyKey: Uint8Array;
  readonly conversationId: ConversationId;
  /** Octets of the reply's manifest. */
  readonly manifest: Octets;
}

/**
 * Proves that a reply's author could open the package it answers: nonce ‖ HMAC-SHA-256 under `replyKey` over domain
 * ‖ conversation id (16 octets) ‖ nonce (16) ‖ SHA-256(manifest). 48 octets. `nonce` is for test vectors only.
 */
export async function proveReply(claim: ReplyClaim & { readonly nonce?: Octets }): Promise<Octets> {
  const nonce = claim.nonce ?? randomOctets(NONCE_BYTES);
  const key = await hmacKey(claim.replyKey);
  const mac = await crypto.subtle.sign('HMAC', key, await claimed(claim, nonce));
  return joinOctets([nonce, new Uint8Array(mac)]);
}

/** @throws `signature-invalid` unless `proof` was made for this claim. */
export async function verifyReply(claim: ReplyClaim & { readonly proof: Uint8Array }): Promise<void> {
  if (claim.proof.length !== NONCE_BYTES + MAC_BYTES) throw new EnvelopeError('signature-invalid');
  const proof = new Uint8Array(claim.proof);
  const octets = await claimed(claim, proof.subarray(0, NONCE_BYTES));
  const key = await hmacKey(claim.replyKey);
  const valid = await crypto.subtle.verify('HMAC', key, proof.subarray(NONCE_BYTES), octets);
  if (!valid) throw new EnvelopeError('signature-invalid');
}

async function hmacKey(replyKey: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(replyKey), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
}

async function claimed({ conversationId, manifest }: ReplyClaim, nonce: Octets): Promise<Octets> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', manifest));
  return joinOctets([DOMAIN, fromBase64url(conversationId), nonce, digest]);
}
