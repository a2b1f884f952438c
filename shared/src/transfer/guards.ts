import type { Gates } from '../api/packages.ts';
import { sealToPassphrase } from '../envelope/envelopes.ts';
import { deriveGateKeys, deriveLinkToken, tokenDigest } from '../envelope/gates.ts';
import type { Octets } from '../envelope/octets.ts';
import { passphrase } from '../envelope/passphrase.ts';
import type { SessionKey } from '../envelope/sessionKey.ts';
import type { TransferLink } from '../link/link.ts';
import { toBase64Url } from './encoding.ts';

/** What opens a package, beside the password. */
export interface PackageSecrets extends TransferLink {
  readonly sessionKey: SessionKey;
}

/** What keeps everybody out of a package who has not both link and password. */
export interface Guards {
  /** For whoever has both. */
  readonly envelope: Octets;
  /** What the server compares holders of the link against. */
  readonly gates: Pick<Gates, 'linkTokenDigest' | 'authTokenDigest' | 'passwordRequired'>;
}

/**
 * Stretches the password twice, for the envelope and for the gates: 64 MiB of memory and some tenths of a second each.
 * Aborted, it stops between the two.
 */
export async function makeGuards(
  { packageId, linkSecret, sessionKey }: PackageSecrets,
  password: string | null,
  signal?: AbortSignal,
): Promise<Guards> {
  const secret = passphrase(linkSecret, password);
  const envelope = await sealToPassphrase(sessionKey, secret, { strong: password !== null });
  signal?.throwIfAborted();
  const linkToken = await deriveLinkToken(linkSecret);
  const { authToken } = await deriveGateKeys(secret, packageId);
  const gates = {
    linkTokenDigest: toBase64Url(await tokenDigest(linkToken)),
    authTokenDigest: toBase64Url(await tokenDigest(authToken)),
    passwordRequired: password !== null,
  };
  return { envelope, gates };
}
