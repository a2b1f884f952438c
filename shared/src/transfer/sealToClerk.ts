import type { SealPackage } from '../api/packages.ts';
import { sealToCertificate } from '../envelope/envelopes.ts';
import type { Octets } from '../envelope/octets.ts';
import { sealBytes } from '../envelope/sealBody.ts';
import type { SessionKey } from '../envelope/sessionKey.ts';
import { toBase64 } from './encoding.ts';

/** What completes a package for one clerk's eyes, by somebody who has no key: a proof instead of a signature, no gates. */
export async function sealToClerk(
  { manifest, proof }: { readonly manifest: Octets; readonly proof: Octets },
  sessionKey: SessionKey,
  certificate: Uint8Array,
): Promise<SealPackage> {
  return {
    envelopes: [toBase64(await sealToCertificate(sessionKey, certificate))],
    manifest: toBase64(await sealBytes(manifest, sessionKey)),
    authentication: toBase64(await sealBytes(proof, sessionKey)),
    gates: null,
    expiresAt: null,
    senderRecord: null,
  };
}
