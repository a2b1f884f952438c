import type { PublicKey } from 'openpgp';
import { notBefore, readCertificate, readUnlockedKey } from './certificates.ts';
import { EnvelopeError } from './envelopeError.ts';
import type { Octets } from './octets.ts';

/**
 * The certificate with the organisation's certification on every user id (RFC 9580 §5.2.1, type 0x10).
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
  const key = await readCertificate(certificate);
  const organisation = await readCertificate(organisationCertificate);
  const certifications = key.users.flatMap(({ otherCertifications }) => otherCertifications);
  // A clock that is behind the organisation's does no harm.
  const dates = certifications.map((certification) => certification.created?.getTime() ?? 0);
  const date = notBefore(new Date(Math.max(created(key), ...dates)));
  if ((await primaryAddress(key, date)) !== address.toLowerCase()) return false;
  const results = await key.verifyPrimaryUser([organisation], date);
  return results.some(({ valid }) => valid === true);
}

async function primaryAddress(key: PublicKey, date: Date): Promise<string | undefined> {
  try {
    const { user } = await key.getPrimaryUser(date);
    return user.userID?.email.toLowerCase();
  } catch {
    return undefined;
  }
}

const created = (key: PublicKey) => key.getCreationTime().getTime();
