import { grouped, symbolsOf } from './crockford.ts';
import { utf8 } from './octets.ts';
import { PASSWORD_GROUPS } from './passphrase.ts';
import type { SessionKey } from './sessionKey.ts';

const SYMBOLS = 10;

/**
 * The password of the answer to a first package, grouped as people read it: HKDF-SHA-256 (RFC 5869) over its session key. Whoever sealed the package and
 * whoever can open it have it at once, so nobody must be told another; it says nothing about the session key.
 */
export async function answerPassword(sessionKey: SessionKey): Promise<string> {
  const key = await crypto.subtle.importKey('raw', sessionKey, 'HKDF', false, ['deriveBits']);
  const info = utf8('siegelpost answer password v1');
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  const octets = new Uint8Array(await crypto.subtle.deriveBits(parameters, key, SYMBOLS * 8));
  return grouped(symbolsOf(octets), PASSWORD_GROUPS);
}
