/**
 * npm run interop:large: one file above 4 GiB, sealed by us and opened by openpgp.js, and the other way round, whole and by
 * streams. Nothing is written to disk.
 *
 *     npm run interop:large                 5 GiB
 *     npm run interop:large -- --mib 1100   just above the first partial length
 */
import { parseArgs } from 'node:util';
import { createMessage, decrypt, encrypt, enums, readMessage } from 'openpgp';
import type { FileContent } from '@siegelpost/shared/envelope/fileContent';
import { digestHex, FileDigest } from '@siegelpost/shared/envelope/fileDigest';
import type { Octets } from '@siegelpost/shared/envelope/octets';
import { openBody } from '@siegelpost/shared/envelope/openBody';
import { sealBody } from '@siegelpost/shared/envelope/sealBody';
import { readFrom } from '@siegelpost/shared/envelope/sealedFile';
import { newSessionKey } from '@siegelpost/shared/envelope/sessionKey';

const MIB = 1024 * 1024;
const { values } = parseArgs({ options: { mib: { type: 'string', default: '5120' } } });
const sessionKey = newSessionKey();
const noise = crypto.getRandomValues(new Uint8Array(65_536));

/** As large as it is told, the same octets each time, and no two blocks of 64 KiB alike. */
const file: FileContent = {
  size: Number(values.mib) * MIB + 1,
  slice: (from, to) => ({ arrayBuffer: async () => octetsBetween(from, to).buffer }),
};

function octetsBetween(from: number, to: number): Octets {
  const octets = new Uint8Array(to - from);
  for (let at = from; at < to;) {
    const within = at % noise.length;
    const piece = noise.subarray(within, within + to - at);
    octets.set(piece, at - from);
    // The block's number where the piece holds its beginning.
    if (within === 0 && piece.length >= 8) new DataView(octets.buffer).setFloat64(at - from, at);
    at += piece.length;
  }
  return octets;
}

async function digestOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const digest = new FileDigest();
  for await (const piece of pieces) await digest.update(new Uint8Array(piece));
  return digestHex(await digest.finish());
}

async function* piecesOf(stream: unknown): AsyncGenerator<Uint8Array> {
  if (!(stream instanceof ReadableStream)) throw new TypeError('openpgp.js gave no stream');
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  });
}

async function openTheirWay(): Promise<string> {
  const { data } = await decrypt({
    message: await readMessage({ binaryMessage: streamOf(sealBody(file, { sessionKey }).parts()) }),
    sessionKeys: [{ data: sessionKey, algorithm: 'aes256' }],
    format: 'binary',
    config: { allowUnauthenticatedStream: true },
  });
  return digestOf(piecesOf(data));
}

async function openOurWay(): Promise<string> {
  const sealed = await encrypt({
    message: await createMessage({
      binary: streamOf(readFrom(file, 0)),
      format: 'binary',
      date: new Date(0),
    }),
    sessionKey: { data: sessionKey, algorithm: 'aes256', aeadAlgorithm: 'gcm' },
    format: 'binary',
    config: { aeadProtect: true, preferredAEADAlgorithm: enums.aead.gcm, aeadChunkSizeByte: 13 },
  });
  return digestOf(openBody(piecesOf(sealed), { sessionKey }));
}

const expected = await digestOf(readFrom(file, 0));
const ways = { 'openpgp.js opens ours': openTheirWay, 'we open that of openpgp.js': openOurWay };
for (const [way, open] of Object.entries(ways)) {
  const whole = (await open()) === expected;
  console.log(`${way}, ${file.size} octets: ${whole ? 'whole' : 'NOT WHOLE'}`);
  if (!whole) process.exitCode = 1;
}
