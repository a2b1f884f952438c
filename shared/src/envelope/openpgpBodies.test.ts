import { expect, test } from '@jest/globals';
import { createMessage, decrypt, encrypt, enums, readMessage } from 'openpgp';
import { sealedBodyBytes } from './bodySize.ts';
import { type Octets, sameOctets } from './octets.ts';
import { openBody } from './openBody.ts';
import { sealBody } from './sealBody.ts';
import { newSessionKey, type SessionKey } from './sessionKey.ts';
import { inPieces, readAll, sampleOctets } from './testing/octetStreams.ts';

const CHUNK = 512 * 1024;
const MIB8 = 8 * 1024 * 1024;
/** The literal packet's own 12 octets shift the chunk borders. */
const BORDER = CHUNK - 12;
const SIZES = [0, 1, BORDER - 1, BORDER, BORDER + 1, CHUNK - 1, CHUNK, CHUNK + 1, MIB8 - 1, MIB8, MIB8 + 1];

async function seal(content: Octets, sessionKey: SessionKey): Promise<Octets> {
  return readAll(sealBody(new Blob([content]), { sessionKey }).parts());
}

async function openWithOpenpgp(sealed: Octets, sessionKey: SessionKey): Promise<Octets> {
  const { data } = await decrypt({
    message: await readMessage({ binaryMessage: sealed }),
    sessionKeys: [{ data: sessionKey, algorithm: 'aes256' }],
    format: 'binary',
  });
  return new Uint8Array(data);
}

async function sealWithOpenpgp(content: Octets, sessionKey: SessionKey, chunkOctet = 13): Promise<Octets> {
  const sealed = await encrypt({
    message: await createMessage({ binary: content, format: 'binary', filename: '', date: new Date(0) }),
    sessionKey: { data: sessionKey, algorithm: 'aes256', aeadAlgorithm: 'gcm' },
    format: 'binary',
    config: {
      aeadProtect: true,
      preferredAEADAlgorithm: enums.aead.gcm,
      aeadChunkSizeByte: chunkOctet,
      preferredCompressionAlgorithm: enums.compression.uncompressed,
    },
  });
  return new Uint8Array(sealed);
}

test.each(SIZES)('openpgp.js opens a sealed file of %i octets', async (bytes) => {
  const sessionKey = newSessionKey();
  const content = sampleOctets(bytes);
  const sealed = await seal(content, sessionKey);
  expect(sealed.length).toBe(sealedBodyBytes(bytes));
  expect(sameOctets(await openWithOpenpgp(sealed, sessionKey), content)).toBe(true);
});

test.each(SIZES)('what openpgp.js sealed opens: %i octets', async (bytes) => {
  const sessionKey = newSessionKey();
  const content = sampleOctets(bytes);
  const sealed = await sealWithOpenpgp(content, sessionKey);
  const opened = await readAll(openBody(inPieces(sealed, 65_521), { sessionKey }));
  expect(sameOctets(opened, content)).toBe(true);
});

test.each([10, 11, 12, 14, 15, 16])('chunk octet %i opens', async (chunkOctet) => {
  const sessionKey = newSessionKey();
  const content = sampleOctets(5_000_000);
  const sealed = await sealWithOpenpgp(content, sessionKey, chunkOctet);
  expect(sameOctets(await readAll(openBody(inPieces(sealed), { sessionKey })), content)).toBe(true);
});
