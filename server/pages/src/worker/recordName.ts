import { toHex } from '@siegelpost/shared/transfer/encoding';

/** A name that tells nobody who looks through the browser's files what, or whom, the record is about. */
export async function recordName(prefix: string, subject: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subject));
  return prefix + toHex(new Uint8Array(digest));
}
