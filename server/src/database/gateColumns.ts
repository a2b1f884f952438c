import type { Gates } from '@siegelpost/shared/api/packages';

/** A package's gates as its row holds them. */
export function gateColumns(gates: Pick<Gates, 'linkTokenDigest' | 'authTokenDigest' | 'passwordRequired'>) {
  return {
    link_token_digest: Buffer.from(gates.linkTokenDigest, 'base64url'),
    auth_token_digest: Buffer.from(gates.authTokenDigest, 'base64url'),
    password_required: gates.passwordRequired,
  };
}
