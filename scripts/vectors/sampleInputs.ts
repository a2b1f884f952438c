import { parseConversationId, parsePackageId } from '@siegelpost/shared/api/ids';
import { type Octets, toBase64url } from '@siegelpost/shared/envelope/octets';
import { parseSessionKey } from '@siegelpost/shared/envelope/sessionKey';
import { parseLinkSecret } from '@siegelpost/shared/link/link';

/** The inputs of all vectors: counted octets, so that anybody can type them. None of them is a secret of anybody. */
export const sessionKey = parseSessionKey(counted(32, 0x40));
export const packageId = known(parsePackageId(toBase64url(counted(16, 0x00))));
export const conversationId = known(parseConversationId(toBase64url(counted(16, 0x10))));
export const linkSecret = known(parseLinkSecret(toBase64url(counted(20, 0x20))));
export const password = '7K3-MQ2-VDXW';

/** `bytes` octets that count up from `first`. */
export function counted(bytes: number, first: number): Octets {
  return Uint8Array.from({ length: bytes }, (_, index) => (first + index) & 0xff);
}

/** The content of sample files: octet i is i mod 251, a prime, so that no two neighbouring chunks are the same. */
export function sampleContent(bytes: number): Octets {
  return Uint8Array.from({ length: bytes }, (_, index) => index % 251);
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('a sample input is not valid');
  return value;
}
