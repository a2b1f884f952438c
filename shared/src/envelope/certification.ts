import type { PublicKey } from 'openpgp';
import { notBefore, readCertificate, readUnlockedKey } from './certificates.ts';
import { EnvelopeError } from './envelopeError.ts';
import type { Octets } from './octets.ts';

/**
 * The certificate with the organisation's certification on every user id (RFC 9580 §5.2.1, type 0x10).
 * `organisationKey` is an unprotected transferable secret key (§10.2), `certificate` and the answer are binary (§10.1).
 * @throws `not-allowed` where one of the keys is none, or both are the same.
 */
export async function certify(certificate: Uint8Array, organisationKey: Uint8Array): Promise<Octets> {
  const [key, organisation] = [await readCertificate(certificate), await readUnlockedKey(organisationKey)];
  const date = notBefore(new Date(Math.max(created(key), created(organisation.toPublic()))));
  try {
    const certified = await key.signAllUsers([organisation], date);
    return new Uint8Array(certified.write());
  } catch (cause) {
    throw new EnvelopeError('not-allowed', { cause });
  }
}

/**
 * Whether the organisation has certified that this certificate belongs to this address: its primary user id names the
 * address, and carries a certification by the organisation's key that has not been withdrawn.
 * @throws `not-allowed` where one of the two is no certificate.
 */
export async function isCertified(
  certificate: Uint8Array,
  { address, organisationCertificate }: { address: string; organisationCertificate: Uint8Array },
): Promise<boolean> {
  const user = await certifiedUser(certificate, organisationCertificate);
  return user?.address === address.toLowerCase();
}

/** Whom the organisation has certified a certificate for. */
export interface CertifiedUser {
  /** As it stands in the user id (RFC 9580 §5.11); may be empty. */
  readonly name: string;
  /** In lower case; may be empty. */
  readonly address: string;
}

/**
 * The primary user id, where it carries a certification by the organisation's key that has not been withdrawn; undefined
 * where it does not.
 * @throws `not-allowed` where one of the two is no certificate.
 */
export async function certifiedUser(
  certificate: Uint8Array,
  organisationCertificate: Uint8Array,
): Promise<CertifiedUser | undefined> {
  const key = await readCertificate(certificate);
  const organisation = await readCertificate(organisationCertificate);
  const certifications = key.users.flatMap(({ otherCertifications }) => otherCertifications);
  // A clock that is behind the organisation's does no harm.
  const dates = certifications.map((certification) => certification.created?.getTime() ?? 0);
  const date = notBefore(new Date(Math.max(created(key), ...dates)));
  try {
    const { user } = await key.getPrimaryUser(date);
    const results = await key.verifyPrimaryUser([organisation], date);
    if (!results.some(({ valid }) => valid === true)) return undefined;
    return { name: user.userID?.name ?? '', address: user.userID?.email.toLowerCase() ?? '' };
  } catch {
    // Without a valid user id there is nothing to certify.
    return undefined;
  }
}

const created = (key: PublicKey) => key.getCreationTime().getTime();
