import { createMessage, type PublicKey, readSignature, sign, type Signature, verify } from 'openpgp';
import { notBefore, OPENPGP, readCertificate, readUnlockedKey } from './certificates.ts';
import { EnvelopeError } from './envelopeError.ts';
import { type Octets, sameOctets } from './octets.ts';

const MAX_SIGNATURE_BYTES = 4096;
const SIGNATURE_HEADER = 0xc2;

/**
 * Detached binary signature over a manifest's octets (RFC 9580 §5.2, type 0x00): one signature packet. `privateKey` is an
 * unprotected transferable secret key (§10.2). @throws `not-allowed` where it is none.
 */
export async function signManifest(manifest: Octets, privateKey: Uint8Array): Promise<Octets> {
  const signingKeys = await readUnlockedKey(privateKey);
  const message = await createMessage({ binary: manifest, format: 'binary' });
  const date = notBefore(signingKeys.getCreationTime());
  const options = { message, signingKeys, date, detached: true, format: 'binary', config: OPENPGP } as const;
  return new Uint8Array(await sign(options));
}

/**
 * @throws `signature-invalid` unless this is exactly one signature, over exactly these octets, by this certificate.
 *   A clock that is behind the signer's does no harm.
 */
export async function verifyManifest(
  manifest: Octets,
  signature: Uint8Array,
  certificate: Uint8Array,
): Promise<void> {
  if (signature.length > MAX_SIGNATURE_BYTES || signature[0] !== SIGNATURE_HEADER) {
    throw new EnvelopeError('signature-invalid');
  }
  try {
    await verifyDetached(manifest, await readExactly(signature), await readCertificate(certificate));
  } catch (cause) {
    throw new EnvelopeError('signature-invalid', { cause });
  }
}

/** A number may carry a wrong bit count in front (RFC 9580 §3.2); only the one right encoding is taken. */
async function readExactly(octets: Uint8Array): Promise<Signature> {
  const signature = await readSignature({ binarySignature: octets });
  if (!sameOctets(signature.write(), octets)) throw new EnvelopeError('signature-invalid');
  return signature;
}

async function verifyDetached(
  manifest: Octets,
  signature: Signature,
  verificationKeys: PublicKey,
): Promise<void> {
  const [only, ...others] = signature.packets;
  if (!only?.created || others.length > 0) throw new EnvelopeError('signature-invalid');
  const message = await createMessage({ binary: manifest, format: 'binary' });
  const date = notBefore(only.created);
  const options = {
    message,
    signature,
    verificationKeys,
    date,
    expectSigned: true,
    format: 'binary',
    config: OPENPGP,
  } as const;
  const { signatures } = await verify(options);
  const [result] = signatures;
  if (!result || signatures.length !== 1) throw new EnvelopeError('signature-invalid');
  await result.verified;
}
