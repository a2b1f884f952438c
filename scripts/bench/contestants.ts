import { createMessage, decrypt, encrypt, enums, readMessage } from 'openpgp';
import { chunkBytes, CHUNK_OCTET } from '@siegelpost/shared/envelope/bodyProfile';
import { ChunkCipher } from '@siegelpost/shared/envelope/chunkCipher';
import type { FileContent } from '@siegelpost/shared/envelope/fileContent';
import { FileDigest } from '@siegelpost/shared/envelope/fileDigest';
import { literalChunks } from '@siegelpost/shared/envelope/literalChunks';
import { mapAhead } from '@siegelpost/shared/envelope/mapAhead';
import type { Octets } from '@siegelpost/shared/envelope/octets';
import { openBody } from '@siegelpost/shared/envelope/openBody';
import { CHUNKS_IN_FLIGHT, sealBody } from '@siegelpost/shared/envelope/sealBody';
import { readFrom } from '@siegelpost/shared/envelope/sealedFile';
import { parseSessionKey } from '@siegelpost/shared/envelope/sessionKey';

const CHUNK_BYTES = chunkBytes(CHUNK_OCTET);
/** Read from the file at once, by those that leave it to us. */
const READ_BYTES = 8 * 1024 * 1024;
/** One key for all: what is sealed here is thrown away. */
const sessionKey = parseSessionKey(new Uint8Array(32).fill(7));

/** Takes a whole file and drops what comes out; answers how many octets came out. */
export type Contestant = (file: FileContent) => Promise<number>;

/** By name: what seals the plain file, and what opens the sealed one. */
export const CONTESTANTS = {
  'bare WebCrypto, sealing': (file: FileContent) => bare(file, 'encrypt'),
  'Siegelpost, sealing': sealChunks,
  'Siegelpost, sealing with file digest, in parts': sealOurs,
  'openpgp.js, sealing': sealByOpenpgp,
  'bare WebCrypto, opening': (file: FileContent) => bare(file, 'decrypt'),
  'Siegelpost, opening': openOurs,
  'Siegelpost, opening with file digest': openWithDigest,
  'openpgp.js, opening': openByOpenpgp,
} satisfies Record<string, Contestant>;

export type ContestantName = keyof typeof CONTESTANTS;

/** The sealed file that the opening contestants are given. */
export async function* sealedPieces(file: FileContent): AsyncGenerator<Octets> {
  yield* sealBody(file, { sessionKey }).parts();
}

/**
 * The least that any sealing of this kind must do: read a slice, AES-256-GCM over chunks of the same size, drop the
 * output. To be opened, the chunks are sealed once before and used again and again.
 */
async function bare(file: FileContent, way: 'encrypt' | 'decrypt'): Promise<number> {
  const key = await crypto.subtle.importKey('raw', sessionKey, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const iv = new Uint8Array(12);
  const sample = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(CHUNK_BYTES));
  let bytes = 0;
  for (let from = 0; from < file.size; from += READ_BYTES) {
    const slice = new Uint8Array(await file.slice(from, from + READ_BYTES).arrayBuffer());
    for (let at = 0; at < slice.length; at += CHUNK_BYTES) {
      const chunk = way === 'encrypt' ? slice.subarray(at, at + CHUNK_BYTES) : sample;
      bytes += (await crypto.subtle[way]({ name: 'AES-GCM', iv }, key, chunk)).byteLength;
    }
  }
  return bytes;
}

async function sealOurs(file: FileContent): Promise<number> {
  const sealer = sealBody(file, { sessionKey });
  let bytes = 0;
  for await (const part of sealer.parts()) {
    bytes += part.length;
    sealer.giveBack(part);
  }
  await sealer.digest();
  return bytes;
}

/** What openpgp.js does, too: chunks and their framing, no file digest, no parts for an upload. */
async function sealChunks(file: FileContent): Promise<number> {
  const cipher = await ChunkCipher.derive(
    sessionKey,
    crypto.getRandomValues(new Uint8Array(32)),
    CHUNK_OCTET,
  );
  const plaintext = literalChunks(file, async () => undefined);
  return count(mapAhead(plaintext, CHUNKS_IN_FLIGHT, (chunk, index) => cipher.seal(index, chunk)));
}

async function openOurs(file: FileContent): Promise<number> {
  return count(openBody(readFrom(file, 0), { sessionKey }));
}

async function openWithDigest(file: FileContent): Promise<number> {
  const digest = new FileDigest();
  let bytes = 0;
  for await (const piece of openBody(readFrom(file, 0), { sessionKey })) {
    await digest.update(piece);
    bytes += piece.length;
  }
  await digest.finish();
  return bytes;
}

const OPENPGP = {
  aeadProtect: true,
  preferredAEADAlgorithm: enums.aead.gcm,
  aeadChunkSizeByte: CHUNK_OCTET,
  preferredCompressionAlgorithm: enums.compression.uncompressed,
  allowUnauthenticatedStream: true,
} as const;

async function sealByOpenpgp(file: FileContent): Promise<number> {
  const sealed = await encrypt({
    message: await createMessage({ binary: streamOf(file), format: 'binary' }),
    sessionKey: { data: sessionKey, algorithm: 'aes256', aeadAlgorithm: 'gcm' },
    format: 'binary',
    config: OPENPGP,
  });
  return countStream(sealed);
}

async function openByOpenpgp(file: FileContent): Promise<number> {
  const { data } = await decrypt({
    message: await readMessage({ binaryMessage: streamOf(file) }),
    sessionKeys: [{ data: sessionKey, algorithm: 'aes256' }],
    format: 'binary',
    config: OPENPGP,
  });
  return countStream(data);
}

function streamOf(file: FileContent): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= file.size) return controller.close();
      controller.enqueue(new Uint8Array(await file.slice(at, (at += READ_BYTES)).arrayBuffer()));
    },
  });
}

async function count(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.length;
  return bytes;
}

async function countStream(stream: unknown): Promise<number> {
  if (!(stream instanceof ReadableStream)) throw new TypeError('openpgp.js gave no stream');
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.getReader();
  let bytes = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) bytes += next.value.length;
  return bytes;
}
