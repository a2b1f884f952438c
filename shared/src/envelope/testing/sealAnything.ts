import { TAG } from '../bodyProfile.ts';
import { ChunkCipher } from '../chunkCipher.ts';
import { joinOctets, type Octets, randomOctets } from '../octets.ts';
import { packetLayout } from '../packetLayout.ts';
import type { SessionKey } from '../sessionKey.ts';

/** A correct body of one chunk around any plaintext, as a hostile author who knows the session key can make it. */
export async function sealAnything(plaintext: Octets, sessionKey: SessionKey): Promise<Octets> {
  const salt = randomOctets(32);
  const cipher = await ChunkCipher.derive(sessionKey, salt, 13);
  const chunks = [await cipher.seal(0, plaintext), await cipher.sealFinal(1, plaintext.length)];
  const content = joinOctets(chunks);
  const prefix = joinOctets([Uint8Array.of(2, 9, 3, 13), salt]);
  const [framing] = packetLayout(TAG.seipd, prefix, content.length);
  if (framing?.kind !== 'framing') throw new TypeError('a packet begins with framing');
  return joinOctets([framing.octets, content]);
}
