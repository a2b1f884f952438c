import type { ConversationId } from '../api/ids.ts';
import { proveManifest, verifyManifestProof } from './manifestProof.ts';
import type { Octets } from './octets.ts';

const DOMAIN = 'siegelpost visitor proof v1';

/** What a visitor proof is about: which first package, and from which visit. */
export interface VisitClaim {
  /** Given by the server to whoever entered the code from the mailbox. */
  readonly vouchKey: Uint8Array;
  readonly conversationId: ConversationId;
  /** Octets of the visitor's manifest. */
  readonly manifest: Octets;
}

/**
 * Proves that a first package comes from the visit in which the mailbox's code was entered: a manifest proof under
 * `vouchKey`. It is worth as much as the server's word, no more. `nonce` is for test vectors only.
 */
export async function proveVisit({
  vouchKey,
  nonce,
  ...claim
}: VisitClaim & { readonly nonce?: Octets }): Promise<Octets> {
  return proveManifest({ ...claim, domain: DOMAIN, key: vouchKey }, nonce);
}

/** @throws `signature-invalid` unless `proof` was made for this claim. */
export async function verifyVisit({
  vouchKey,
  proof,
  ...claim
}: VisitClaim & { readonly proof: Uint8Array }): Promise<void> {
  return verifyManifestProof({ ...claim, domain: DOMAIN, key: vouchKey }, proof);
}
