import { Decrypter, Encrypter } from 'age-encryption';
import { createMessage, decrypt, encrypt, enums, readMessage } from 'openpgp';
import { chunkBytes, CHUNK_OCTET } from '@siegelpost/shared/envelope/bodyProfile';
import { ChunkCipher } from '@siegelpost/shared/envelope/chunkCipher';
import { discard } from '@siegelpost/shared/envelope/discard';
import type { FileContent } from '@siegelpost/shared/envelope/fileContent';
import { FileDigest } from '@siegelpost/shared/envelope/fileDigest';
import { mapAhead } from '@siegelpost/shared/envelope/mapAhead';
import type { Octets } from '@siegelpost/shared/envelope/octets';
import { openBody } from '@siegelpost/shared/envelope/openBody';
import { CHUNKS_IN_FLIGHT, sealBody } from '@siegelpost/shared/envelope/sealBody';
import { readFrom } from '@siegelpost/shared/envelope/sealedFile';
import { parseSessionKey } from '@siegelpost/shared/envelope/sessionKey';

const CHUNK_BYTES = chunkBytes(CHUNK_OCTET);
/** Read from the file at once, by those that leave it to us: faster than less and than more. */
const READ_BYTES = 8 * 1024 * 1024;
/** One key for all: what is sealed here is thrown away. */
const sessionKey = parseSessionKey(new Uint8Array(32).fill(7));
const AGE_PASSPHRASE = 'siegelpost';

/** What a contestant is given. `short` and `aged` are for one whose speed does not depend on the size, and is low. */
export type BenchFile = 'plain' | 'sealed' | 'short' | 'aged';

/** Takes a whole file and drops what comes out. */
export interface Contestant {
  readonly file: BenchFile;
  /** Answers how many octets came out. */
  readonly run: (file: FileContent) => Promise<number>;
}

/** By name; a name ends with what is done. */
export const CONTESTANTS = {
  'bare WebCrypto, sealing': { file: 'plain', run: (file) => bare(file, 'encrypt') },
  'bare WebCrypto, 16 chunks at once, sealing': { file: 'plain', run: (file) => bare(file, 'encrypt', 16) },
  'Siegelpost, sealing': { file: 'plain', run: (file) => sealChunks(file, CHUNK_OCTET) },
  'Siegelpost with file digest and parts, sealing': { file: 'plain', run: sealOurs },
  'openpgp.js, sealing': { file: 'plain', run: sealByOpenpgp },
  'openpgp.js with file digest, sealing': { file: 'plain', run: sealByOpenpgpWithDigest },
  'age-encryption, sealing': { file: 'short', run: (file) => count(sealedByAge(file)) },
  'bare WebCrypto, opening': { file: 'sealed', run: (file) => bare(file, 'decrypt') },
  'bare WebCrypto, 16 chunks at once, opening': { file: 'sealed', run: (file) => bare(file, 'decrypt', 16) },
  'Siegelpost, opening': { file: 'sealed', run: openOurs },
  'Siegelpost with file digest, opening': { file: 'sealed', run: openWithDigest },
  'openpgp.js, opening': { file: 'sealed', run: openByOpenpgp },
  'openpgp.js with file digest, opening': { file: 'sealed', run: openByOpenpgpWithDigest },
  'age-encryption, opening': { file: 'aged', run: openByAge },
} satisfies Record<string, Contestant>;

/** For the choice of the chunk's size: the cipher's part alone, and with what surrounds it. */
export const CHUNK_SIZES = {
  'chunk octet 12, sealing': { file: 'plain', run: (file) => sealChunks(file, 12) },
  'chunk octet 13, sealing': { file: 'plain', run: (file) => sealChunks(file, 13) },
  'chunk octet 14, sealing': { file: 'plain', run: (file) => sealChunks(file, 14) },
} satisfies Record<string, Contestant>;

export const ALL = { ...CONTESTANTS, ...CHUNK_SIZES };
export type ContestantName = keyof typeof ALL;

/** The sealed file that the opening contestants are given. */
export async function* sealedPieces(file: FileContent): AsyncGenerator<Octets> {
  yield* sealBody(file, { sessionKey }).parts();
}

/** The same for age-encryption; its passphrase is as cheap as ours here, none. */
export async function* sealedByAge(file: FileContent): AsyncGenerator<Uint8Array> {
  const age = new Encrypter();
  age.setPassphrase(AGE_PASSPHRASE);
  age.setScryptWorkFactor(1);
  yield* piecesOf(await age.encrypt(streamOf(file)));
}

async function openByAge(file: FileContent): Promise<number> {
  const age = new Decrypter();
  age.addPassphrase(AGE_PASSPHRASE);
  return count(piecesOf(await age.decrypt(streamOf(file))));
}

/**
 * The least that any sealing of this kind must do: read a slice, AES-256-GCM over chunks of the same size, drop the
 * output; one chunk after the other, or all of a slice at once. To be opened, a chunk is sealed once before and used
 * again and again.
 */
async function bare(file: FileContent, way: 'encrypt' | 'decrypt', atOnce = 1): Promise<number> {
  const key = await crypto.subtle.importKey('raw', sessionKey, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const iv = new Uint8Array(12);
  const sample = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(CHUNK_BYTES));
  let bytes = 0;
  for (let from = 0; from < file.size; from += READ_BYTES) {
    const slice = new Uint8Array(await file.slice(from, from + READ_BYTES).arrayBuffer());
    const chunks = [...offsets(slice.length, CHUNK_BYTES)].map((at) => slice.subarray(at, at + CHUNK_BYTES));
    const work = (chunk: Octets) =>
      crypto.subtle[way]({ name: 'AES-GCM', iv }, key, way === 'encrypt' ? chunk : sample);
    for await (const output of mapAhead(chunks, atOnce, work)) bytes += output.byteLength;
  }
  return bytes;
}

function* offsets(end: number, step: number): Generator<number> {
  for (let at = 0; at < end; at += step) yield at;
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

/** What openpgp.js does, too: chunks and their tags, no file digest, no parts for an upload. */
async function sealChunks(file: FileContent, chunkOctet: number): Promise<number> {
  const salt = crypto.getRandomValues(new Uint8Array(32));
  const cipher = await ChunkCipher.derive(sessionKey, salt, chunkOctet);
  const plaintext = chunksOf(readFrom(file, 0), chunkBytes(chunkOctet));
  const inFlight = Math.ceil((CHUNKS_IN_FLIGHT * CHUNK_BYTES) / chunkBytes(chunkOctet));
  const seal = (chunk: Octets, index: number) => cipher.seal(index, chunk);
  return count(movedOn(mapAhead(plaintext, inFlight, seal)));
}

async function* chunksOf(pieces: AsyncIterable<Octets>, bytes: number): AsyncGenerator<Octets> {
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += bytes) yield piece.subarray(at, at + bytes);
}

async function openOurs(file: FileContent): Promise<number> {
  return count(movedOn(openBody(readFrom(file, 0), { sessionKey })));
}

async function openWithDigest(file: FileContent): Promise<number> {
  return countWithDigest(movedOn(openBody(readFrom(file, 0), { sessionKey })));
}

async function countWithDigest(pieces: AsyncIterable<Octets>): Promise<number> {
  const digest = new FileDigest();
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    await digest.update(piece);
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
  return count(sealedByOpenpgp(streamOf(file)));
}

/** The same digest on the way as ours, from the slices that are read anyway. */
async function sealByOpenpgpWithDigest(file: FileContent): Promise<number> {
  const digest = new FileDigest();
  const bytes = await count(sealedByOpenpgp(streamOf(file, (octets) => digest.update(octets))));
  await digest.finish();
  return bytes;
}

async function* sealedByOpenpgp(plaintext: ReadableStream<Octets>): AsyncGenerator<Uint8Array> {
  const sealed = await encrypt({
    message: await createMessage({ binary: plaintext, format: 'binary' }),
    sessionKey: { data: sessionKey, algorithm: 'aes256', aeadAlgorithm: 'gcm' },
    format: 'binary',
    config: OPENPGP,
  });
  yield* piecesOf(sealed);
}

async function openByOpenpgp(file: FileContent): Promise<number> {
  return count(openedByOpenpgp(file));
}

async function openByOpenpgpWithDigest(file: FileContent): Promise<number> {
  return countWithDigest(openedByOpenpgp(file));
}

async function* openedByOpenpgp(file: FileContent): AsyncGenerator<Octets> {
  const { data } = await decrypt({
    message: await readMessage({ binaryMessage: streamOf(file) }),
    sessionKeys: [{ data: sessionKey, algorithm: 'aes256' }],
    format: 'binary',
    config: OPENPGP,
  });
  yield* piecesOf(data);
}

function streamOf(
  file: FileContent,
  onRead: (octets: Octets) => Promise<void> = async () => undefined,
): ReadableStream<Octets> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (at >= file.size) return controller.close();
      const octets = new Uint8Array(await file.slice(at, (at += READ_BYTES)).arrayBuffer());
      await onRead(octets);
      controller.enqueue(octets);
    },
  });
}

async function count(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.length;
  return bytes;
}

/** Our pieces have memory of their own, and the product moves them to another thread. Those of others share memory. */
async function* movedOn(pieces: AsyncIterable<Octets>): AsyncGenerator<Octets> {
  for await (const piece of pieces) {
    yield piece;
    discard(piece);
  }
}

async function* piecesOf(stream: unknown): AsyncGenerator<Octets> {
  if (!(stream instanceof ReadableStream)) throw new TypeError('no stream came out');
  const reader: ReadableStreamDefaultReader<Octets> = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
