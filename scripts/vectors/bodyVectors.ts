import { createHash, hkdfSync } from 'node:crypto';
import { chunkCount, literalBytes } from '@siegelpost/shared/envelope/bodySize';
import { digestHex, FileDigest } from '@siegelpost/shared/envelope/fileDigest';
import { joinOctets, type Octets, toHex } from '@siegelpost/shared/envelope/octets';
import { sealBody } from '@siegelpost/shared/envelope/sealBody';
import { counted, sampleContent, sessionKey } from './sampleInputs.ts';

const CHUNK = 512 * 1024;
const LITERAL_HEAD = 12;
/** Every place where the framing changes: nothing, one octet, around the first chunk border, around the first part. */
const SIZES = [0, 1, 24, CHUNK - LITERAL_HEAD, CHUNK - LITERAL_HEAD + 1, 8 * 1024 * 1024 + 1];
/** Bodies up to this size stand in the file whole. */
const SHOWN_BYTES = 200;

/** Bodies: SEIPDv2, AES-256-GCM, chunk octet 13. */
export async function makeBodyVectors(): Promise<object> {
  return {
    about: 'Octet i of every content is i mod 251. Hex, lower case. See docs/PROTOCOL.md, "Body".',
    sessionKey: toHex(sessionKey),
    bodies: await Promise.all(SIZES.map((bytes, index) => bodyVector(bytes, counted(32, 0x60 + index)))),
  };
}

async function bodyVector(contentBytes: number, salt: Octets): Promise<object> {
  const content = sampleContent(contentBytes);
  const sealed = await sealWhole(content, salt);
  const { messageKey, iv } = messageKeyAndIv(salt);
  const digest = new FileDigest();
  await digest.update(content);
  return {
    contentBytes,
    salt: toHex(salt),
    hkdfInfo: 'd20209030d',
    messageKey,
    iv,
    literalBytes: literalBytes(contentBytes),
    chunks: chunkCount(literalBytes(contentBytes)),
    bodyBytes: sealed.length,
    head: toHex(sealed.subarray(0, 64)),
    finalTag: toHex(sealed.subarray(-16)),
    bodySha256: createHash('sha256').update(sealed).digest('hex'),
    ...(sealed.length <= SHOWN_BYTES ? { body: toHex(sealed) } : {}),
    fileDigest: digestHex(await digest.finish()),
  };
}

/** Seals under a given salt, which nobody but a maker of vectors may choose. */
export async function sealWhole(content: Octets, salt: Octets): Promise<Octets> {
  const parts: Octets[] = [];
  for await (const part of sealBody(new Blob([content]), { sessionKey, salt }).parts()) parts.push(part);
  return joinOctets(parts);
}

function messageKeyAndIv(salt: Octets): { messageKey: string; iv: string } {
  const info = Uint8Array.of(0xd2, 2, 9, 3, 13);
  const derived = Buffer.from(hkdfSync('sha256', sessionKey, salt, info, 36));
  return { messageKey: derived.toString('hex', 0, 32), iv: derived.toString('hex', 32) };
}
