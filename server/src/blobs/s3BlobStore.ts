import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'minio';
import type { BlobConfig } from '../config.ts';
import { errorCode } from '../errorCode.ts';
import { BlobError, type BlobRange, type BlobStore, type StoredBlob } from './blobStore.ts';

/** Without an octet for so long, a store counts as down. */
const SILENT_MS = 20_000;
const PRESIGNED_SECONDS = 600;

type S3Config = Extract<BlobConfig, { kind: 's3' }>;

/** One object of the bucket for each of ours. `silentMs` is for tests. */
export function createS3BlobStore(config: S3Config, { silentMs = SILENT_MS } = {}): BlobStore {
  const { bucket } = config;
  const client = connect(config, silentMs);
  return {
    put: async (key, octets, length) => {
      const source = new Source(octets, length);
      try {
        // The client's own putObject buffers, hangs on a failing source and keeps short ones; a plain request does not.
        const url = await client.presignedUrl('PUT', bucket, key, PRESIGNED_SECONDS);
        await refuse(await send(new URL(url), source, silentMs));
      } catch (error) {
        throw source.failure ?? asBlobError(error);
      }
    },
    get: (key, range) => readRange(client, bucket, key, range),
    remove: (key) => inOurWords(() => client.removeObject(bucket, key)),
    list: () => listObjects(client, bucket),
    // A single PUT is there completely or not at all.
    discardUnfinished: async () => undefined,
    check: () =>
      inOurWords(async () => {
        if (!(await client.bucketExists(bucket))) throw new BlobError('blob-store-unavailable');
      }),
  };
}

function connect(config: S3Config, silentMs: number): Client {
  const { endpoint } = config;
  const secure = endpoint.protocol === 'https:';
  const request = (options: RequestOptions, answered: (answer: IncomingMessage) => void) => {
    const call = (secure ? https : http).request(options, answered);
    // The client itself knows no time limit.
    call.setTimeout(silentMs, () => call.destroy(new BlobError('blob-store-unavailable')));
    return call;
  };
  return new Client({
    endPoint: endpoint.hostname.replace(/^\[|\]$/g, ''),
    port: Number(endpoint.port || (secure ? 443 : 80)),
    useSSL: secure,
    accessKey: config.accessKey.reveal(),
    secretKey: config.secretKey.reveal(),
    region: config.region,
    pathStyle: true,
    transport: { request } as unknown as typeof http,
    retryOptions: { maximumRetryCount: 2, baseDelayMs: 100, maximumDelayMs: 1_000 },
  });
}

/** The octets of an upload: breaks off when they are short or long, so that the store never completes the object. */
class Source {
  readonly length: number;
  readonly #octets: AsyncIterable<Uint8Array>;
  /** What the source itself failed with. */
  failure: unknown;

  constructor(octets: AsyncIterable<Uint8Array>, length: number) {
    this.#octets = octets;
    this.length = length;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    let sent = 0;
    try {
      for await (const piece of this.#octets) {
        sent += piece.length;
        if (sent > this.length) break;
        yield piece;
      }
    } catch (error) {
      this.failure = error;
      throw error;
    }
    if (sent !== this.length) throw new BlobError('blob-store-unavailable', { cause: 'short source' });
  }
}

async function send(url: URL, source: Source, silentMs: number): Promise<IncomingMessage> {
  const call = (url.protocol === 'https:' ? https : http).request(url, {
    method: 'PUT',
    headers: { 'content-length': source.length, 'content-type': 'application/octet-stream' },
  });
  call.setTimeout(silentMs, () => call.destroy(new BlobError('blob-store-unavailable')));
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve);
    call.once('error', reject);
  });
  answered.catch(() => undefined);
  const sending = pipeline(Readable.from(source.read(), { objectMode: false }), call);
  // A store may refuse before everything was sent; its answer says more than the broken pipe.
  const answer = await Promise.race([answered, sending.then(() => answered)]);
  await sending.catch((error: unknown) => {
    if ((answer.statusCode ?? 0) < 400) throw error;
  });
  return answer;
}

async function refuse(answer: IncomingMessage): Promise<void> {
  const status = answer.statusCode ?? 0;
  const text = await readText(answer);
  if (status >= 200 && status < 300) return;
  const code = /<Code>([A-Za-z]+)<\/Code>/.exec(text)?.[1];
  throw new BlobError(isFull(code) || status === 507 ? 'blob-store-full' : 'blob-store-unavailable', {
    cause: `status ${status}, ${code ?? 'no code'}`,
  });
}

async function readText(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= 64 * 1024) pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

async function* readRange(
  client: Client,
  bucket: string,
  key: string,
  { offset, length }: BlobRange,
): AsyncGenerator<Uint8Array> {
  if (length === 0) return;
  const stream = await inOurWords(() => client.getPartialObject(bucket, key, offset, length));
  try {
    let received = 0;
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      received += piece.length;
      yield piece;
    }
    if (received !== length) throw new BlobError('blob-store-unavailable', { cause: 'short object' });
  } catch (error) {
    throw asBlobError(error);
  } finally {
    stream.destroy();
  }
}

async function* listObjects(client: Client, bucket: string): AsyncGenerator<StoredBlob> {
  try {
    for await (const found of client.listObjectsV2(bucket, '', true) as AsyncIterable<Listed>)
      if (found.name && found.lastModified)
        yield { key: found.name, bytes: found.size ?? 0, storedAt: found.lastModified };
  } catch (error) {
    throw asBlobError(error);
  }
}

interface Listed {
  readonly name?: string;
  readonly size?: number;
  readonly lastModified?: Date;
}

async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asBlobError(error);
  }
}

const isFull = (code: unknown) =>
  code === 'QuotaExceeded' || code === 'StorageFull' || code === 'XMinioStorageFull';

/** Errors of store and line in our words. */
function asBlobError(error: unknown): unknown {
  if (error instanceof BlobError) return error;
  const code = errorCode(error);
  if (code === 'NoSuchKey' || code === 'NotFound') return new BlobError('blob-not-found', { cause: error });
  if (isFull(code)) return new BlobError('blob-store-full', { cause: error });
  return new BlobError('blob-store-unavailable', { cause: error });
}
