import type { SealPackage } from '../api/packages.ts';
import type { Octets } from '../envelope/octets.ts';
import { sealBytes } from '../envelope/sealBody.ts';
import type { SessionKey } from '../envelope/sessionKey.ts';
import { toBase64 } from './encoding.ts';
import { keyEnvelopes, type KeyReaders } from './keyReaders.ts';

/** What completes a package for one clerk's eyes (and the archive's, where demanded), by somebody who has no key: a proof instead of a signature, no gates. */
export async function sealToClerk(
  { manifest, proof }: { readonly manifest: Octets; readonly proof: Octets },
  sessionKey: SessionKey,
  readers: KeyReaders,
): Promise<SealPackage> {
  return {
    envelopes: await keyEnvelopes(sessionKey, readers),
    manifest: toBase64(await sealBytes(manifest, sessionKey)),
    authentication: toBase64(await sealBytes(proof, sessionKey)),
    gates: null,
    expiresAt: null,
    senderRecord: null,
  };
}
