import { expect, test } from '@jest/globals';
import { parseConversationId, parsePackageId } from '../api/ids.ts';
import { createApi } from '../client/api.ts';
import { FileDigest, digestHex } from '../envelope/fileDigest.ts';
import { sealBytes } from '../envelope/sealBody.ts';
import { newSessionKey } from '../envelope/sessionKey.ts';
import { sampleOctets } from '../envelope/testing/octetStreams.ts';
import { portStream } from './portStream.ts';
import { readFile } from './readFile.ts';
import type { ReadPackage } from './readPackage.ts';
import type { Progress } from './transfer.ts';

const CHUNK = 512 * 1024;
const PLAIN = sampleOctets(3 * CHUNK);

const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new TypeError('a sample id');
  return value;
};

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A package of one file. */
async function packageOf(plain: Uint8Array<ArrayBuffer>) {
  const sessionKey = newSessionKey();
  const sealed = await sealBytes(plain, sessionKey);
  const digest = new FileDigest();
  await digest.update(plain);
  const packageId = known(parsePackageId('AAAAAAAAAAAAAAAAAAAAAA'));
  const conversationId = known(parseConversationId('AAAAAAAAAAAAAAAAAAAAAg'));
  const file = {
    name: 'scan.pdf',
    bytes: plain.length,
    mediaType: 'application/pdf',
    digest: digestHex(await digest.finish()),
  };
  const read: ReadPackage = {
    sessionKey,
    manifestBytes: new Uint8Array(0),
    authentication: new Uint8Array(0),
    manifest: {
      version: 1,
      packageId,
      conversationId,
      inReplyTo: null,
      createdAt: '2026-01-02T03:04:05Z',
      author: { name: '', address: null, fingerprint: null },
      message: '',
      classification: null,
      files: [file],
      readers: [],
      replyTo: null,
      pairing: null,
    },
    content: {
      packageId,
      conversationId,
      inReplyTo: null,
      authorKind: 'recipient',
      reference: 'SP-7K3M-Q2VD',
      sealedAt: '2026-01-02T03:04:05Z',
      expiresAt: '2026-02-02T03:04:05Z',
      envelopes: [],
      manifest: '',
      authentication: '',
      partsVia: 'server',
      vouch: null,
      bodies: [{ sealedBytes: sealed.length }],
    },
  };
  return { read, sealed };
}

/** Reads the file over a line that gives what it is told to. */
async function overALine() {
  const { read, sealed } = await packageOf(PLAIN);
  let line: ReadableStreamDefaultController<Uint8Array> | undefined;
  let asked: AbortSignal | undefined;
  const api = createApi({
    origin: 'https://post.stadt.example',
    fetch: async (_, init) => {
      asked = init?.signal ?? undefined;
      asked?.addEventListener('abort', () => line?.error(asked?.reason));
      return new Response(new ReadableStream({ start: (controller) => void (line = controller) }));
    },
  });
  const reports: Progress[] = [];
  const { port1, port2 } = new MessageChannel();
  const tools = { api, token: '', signal: new AbortController().signal };
  const reading = readFile(0, read, port1, tools, (progress) => reports.push(progress));
  // Heard of by the tests; until then nobody must.
  reading.catch(() => undefined);
  const give = async (from: number, to: number) => {
    while (!line) await soon();
    line.enqueue(sealed.slice(from, to));
    await soon();
  };
  return {
    ...{ reading, reports, give, sealed, end: () => line?.close(), receiver: portStream(port2).getReader() },
    wasAborted: () => asked?.aborted,
  };
}

test('a slow line is told by all it gives, and a file by every chunk that is there', async () => {
  const { reading, reports, give, end, sealed, receiver } = await overALine();
  const received = (async () => {
    let bytes = 0;
    for (let next = await receiver.read(); !next.done; next = await receiver.read())
      bytes += next.value.length;
    return bytes;
  })();
  const told = async (receivedBytes: number, chunks: number) => {
    const fits = ({ doneBytes, ...report }: Progress) =>
      report.receivedBytes === receivedBytes && Math.ceil(doneBytes / CHUNK) === chunks;
    while (!reports.some(fits)) await soon();
  };
  await give(0, 100_000);
  await told(100_000, 0);
  await give(100_000, 600_000);
  await told(600_000, 1);
  await give(600_000, 900_000);
  await told(900_000, 1);
  await give(900_000, 1_200_000);
  await told(1_200_000, 2);
  await give(1_200_000, sealed.length);
  end();
  await reading;
  const whole = { doneBytes: PLAIN.length, totalBytes: PLAIN.length, receivedBytes: sealed.length };
  expect(reports.at(-1)).toEqual(whole);
  expect(await received).toBe(PLAIN.length);
}, 5000);

test('a receiver that leaves ends the request although the line is silent', async () => {
  const { reading, give, receiver, wasAborted } = await overALine();
  await receiver.cancel();
  await soon();
  // Enough for a chunk, and then nothing more.
  await give(0, 600_000);
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  expect(wasAborted()).toBe(true);
}, 5000);
