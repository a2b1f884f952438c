import { readCertificate } from './certificates.ts';
import { certifiedUser } from './certification.ts';
import { EnvelopeError } from './envelopeError.ts';
import { sealToCertificate } from './envelopes.ts';
import { newSessionKey } from './sessionKey.ts';

/**
 * What is wrong with an archive key: `expired` (or withdrawn), `unusable` (no certificate, or none that this version can
 * seal to), `uncertified` by the organisation's key where there is one.
 */
export type ArchiveKeyFault = 'expired' | 'unusable' | 'uncertified';

/** A certificate that can be sealed to as the authority's archive. */
export interface ArchiveKey {
  /** Of the primary key; lower-case hex. */
  readonly fingerprint: string;
  /** Of its primary user id (RFC 9580 §5.11); may be empty. Somebody's word, unless `certified`. */
  readonly name: string;
  /** Whether the organisation's key has certified it; false only where there is no such key. */
  readonly certified: boolean;
}

/**
 * Checks an archive key offered by a server, before anything is sealed to it. Both certificates are binary (RFC 9580
 * §10.1); `organisationCertificate` is null where the authority has no organisation key.
 */
export async function checkArchiveKey(
  certificate: Uint8Array,
  organisationCertificate: Uint8Array | null,
): Promise<ArchiveKey | ArchiveKeyFault> {
  try {
    const key = await readCertificate(certificate);
    if (!(await canSealTo(certificate)))
      return (await canSealTo(certificate, key.getCreationTime())) ? 'expired' : 'unusable';
    const { user } = await key.getPrimaryUser();
    const facts = { fingerprint: key.getFingerprint(), name: user.userID?.name ?? '' };
    if (organisationCertificate === null) return { ...facts, certified: false };
    const certified = await certifiedUser(certificate, organisationCertificate);
    return certified ? { ...facts, certified: true } : 'uncertified';
  } catch {
    return 'unusable';
  }
}

/** Tries it: only an envelope that was made shows that one can be. */
async function canSealTo(certificate: Uint8Array, at?: Date): Promise<boolean> {
  try {
    await sealToCertificate(newSessionKey(), certificate, at);
    return true;
  } catch (error) {
    if (error instanceof EnvelopeError) return false;
    throw error;
  }
}
