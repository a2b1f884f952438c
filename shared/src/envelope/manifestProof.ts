import type { ConversationId } from '../api/ids.ts';
import { EnvelopeError } from './envelopeError.ts';
import { fromBase64url, joinOctets, type Octets, randomOctets, utf8 } from './octets.ts';

const NONCE_BYTES = 16;
const MAC_BYTES = 32;

/** What a proof is about. Two kinds of proof have two domains: one can never pass as the other. */
export interface ProofClaim {
  readonly domain: string;
  readonly key: Uint8Array;
  readonly conversationId: ConversationId;
  /** Octets of the manifest. */
  readonly manifest: Octets;
}

/**
 * nonce ‖ HMAC-SHA-256(key, domain ‖ conversation id (16 octets) ‖ nonce (16) ‖ SHA-256(manifest)). 48 octets. `nonce`
 * is for test vectors only.
 */
export async function proveManifest(claim: ProofClaim, nonce = randomOctets(NONCE_BYTES)): Promise<Octets> {
  const key = await hmacKey(claim.key);
  const mac = await crypto.subtle.sign('HMAC', key, await claimed(claim, nonce));
  return joinOctets([nonce, new Uint8Array(mac)]);
}

/** @throws `signature-invalid` unless `given` was made for this claim. */
export async function verifyManifestProof(claim: ProofClaim, given: Uint8Array): Promise<void> {
  if (given.length !== NONCE_BYTES + MAC_BYTES) throw new EnvelopeError('signature-invalid');
  const proof = new Uint8Array(given);
  const octets = await claimed(claim, proof.subarray(0, NONCE_BYTES));
  const key = await hmacKey(claim.key);
  const valid = await crypto.subtle.verify('HMAC', key, proof.subarray(NONCE_BYTES), octets);
  if (!valid) throw new EnvelopeError('signature-invalid');
}

async function hmacKey(key: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
}

async function claimed({ domain, conversationId, manifest }: ProofClaim, nonce: Octets): Promise<Octets> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', manifest));
  return joinOctets([utf8(domain), fromBase64url(conversationId), nonce, digest]);
}
