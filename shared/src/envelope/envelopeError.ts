/**
 * What can be wrong with sealed octets or a secret:
 * - `wrong-secret`: passphrase, recovery code or private key does not open this.
 * - `damaged`: changed, cut short, lengthened or mixed up.
 * - `not-allowed`: not the profile of docs/PROTOCOL.md; refused before work was done on it.
 * - `signature-invalid`: signature or reply proof is missing, malformed or by somebody else.
 * - `manifest-invalid`: not a manifest of this version, or not the manifest of this package.
 * - `source-changed`: a file gave fewer octets than announced, or changed while it was read.
 */
export type EnvelopeErrorCode =
  'wrong-secret' | 'damaged' | 'not-allowed' | 'signature-invalid' | 'manifest-invalid' | 'source-changed';

/** The one error that leaves this room. It never holds a secret or content. */
export class EnvelopeError extends Error {
  readonly code: EnvelopeErrorCode;

  constructor(code: EnvelopeErrorCode, options: { cause?: unknown } = {}) {
    super(code, options);
    this.name = 'EnvelopeError';
    this.code = code;
  }
}
