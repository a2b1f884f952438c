import type { ConversationId } from '../api/ids.ts';
import { proveManifest, verifyManifestProof } from './manifestProof.ts';
import type { Octets } from './octets.ts';

const DOMAIN = 'siegelpost reply proof v1';

/** What a reply proof is about: which reply, and with which key its author could open what it answers. */
export interface ReplyClaim {
  /** `replyKey` of the package that is answered. */
  readonly replyKey: Uint8Array;
  readonly conversationId: ConversationId;
  /** Octets of the reply's manifest. */
  readonly manifest: Octets;
}

/**
 * Proves that a reply's author could open the package it answers: a manifest proof under `replyKey`. `nonce` is for
 * test vectors only.
 */
export async function proveReply({
  replyKey,
  nonce,
  ...claim
}: ReplyClaim & { readonly nonce?: Octets }): Promise<Octets> {
  return proveManifest({ ...claim, domain: DOMAIN, key: replyKey }, nonce);
}

/** @throws `signature-invalid` unless `proof` was made for this claim. */
export async function verifyReply({
  replyKey,
  proof,
  ...claim
}: ReplyClaim & { readonly proof: Uint8Array }): Promise<void> {
  return verifyManifestProof({ ...claim, domain: DOMAIN, key: replyKey }, proof);
}
