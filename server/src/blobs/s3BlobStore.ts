import type { Client } from 'minio';
import { errorCode } from '../errorCode.ts';
import { BlobError, type BlobRange, type BlobStore, type StoredBlob } from './blobStore.ts';
import { directStore, prepareDirect } from './s3Direct.ts';
import { s3Client, type S3Config } from './s3Client.ts';
import { asBlobError, inOurWords, readText, refuse } from './s3Errors.ts';
import { getObject, putObject, readOn, type S3Line, s3Line } from './s3Line.ts';
import { markedKeys, removeMarked, removeObject } from './s3Versions.ts';

const SILENT_MS = 20_000;
const PRESIGNED_SECONDS = 600;
const NO_BUCKET = new Set<unknown>(['NoSuchBucket', 'NotFound']);
const ALREADY_OURS = new Set<unknown>(['BucketAlreadyOwnedByYou', 'BucketAlreadyExists']);

/** For tests. */
interface LineLimits {
  readonly silentMs?: number;
  readonly maxObjects?: number;
}

/** One object of the bucket for each of ours. */
export function createS3BlobStore(
  config: S3Config,
  { silentMs = SILENT_MS, maxObjects }: LineLimits = {},
): BlobStore {
  const { bucket } = config;
  const line = s3Line(config.endpoint, silentMs, maxObjects);
  const client = s3Client(config, config.endpoint, line);
  return {
    prepare: async () => {
      await inOurWords(() => makeBucket(client, config));
      if (config.direct) await prepareDirect({ client, line, config }, config.direct);
    },
    put: async (key, octets, length) => {
      const source = new Source(octets, length);
      try {
        const url = await client.presignedUrl('PUT', bucket, key, PRESIGNED_SECONDS);
        const answer = await putObject(line, new URL(url), { octets: source.read(), length });
        await refuse(answer);
        await readText(answer);
      } catch (error) {
        source.rethrow();
        throw asBlobError(error);
      }
    },
    get: (key, range) => readRange({ client, bucket, line }, key, range),
    remove: (key) => inOurWords(() => removeObject({ client, bucket }, key)),
    list: () => listObjects(client, bucket),
    discardUnfinished: (before) => inOurWords(() => abortUploads(client, bucket, before)),
    listMarked: (before) => inOurWords(() => markedKeys({ client, bucket }, before)),
    removeMarked: (key) => inOurWords(() => removeMarked({ client, bucket }, key)),
    check: () =>
      inOurWords(async () => {
        if (!(await client.bucketExists(bucket))) throw new BlobError('blob-store-unavailable');
      }),
    direct: config.direct && directStore(client, config, config.direct),
  };
}

/** Makes the bucket where it is not there; another process may be about to do the same. */
async function makeBucket(client: Client, { bucket, region }: S3Config): Promise<void> {
  try {
    if (await client.bucketExists(bucket)) return;
  } catch (error) {
    if (!NO_BUCKET.has(errorCode(error))) throw error;
  }
  try {
    await client.makeBucket(bucket, region);
  } catch (error) {
    if (!ALREADY_OURS.has(errorCode(error))) throw error;
  }
}

/** The octets of an upload: breaks off when they are short or long, so that the store never completes the object. */
class Source {
  readonly #length: number;
  readonly #octets: AsyncIterable<Uint8Array>;
  #failure: { readonly error: unknown } | undefined;

  constructor(octets: AsyncIterable<Uint8Array>, length: number) {
    this.#octets = octets;
    this.#length = length;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    let sent = 0;
    try {
      for await (const piece of this.#octets) {
        sent += piece.length;
        if (sent > this.#length) break;
        yield piece;
      }
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
    if (sent !== this.#length) throw new BlobError('blob-store-unavailable', { cause: 'short source' });
  }

  /** @throws what the source itself failed with, if it did */
  rethrow(): void {
    if (this.#failure) throw this.#failure.error;
  }
}

interface Place {
  readonly client: Client;
  readonly bucket: string;
  readonly line: S3Line;
}

async function* readRange(
  { client, bucket, line }: Place,
  key: string,
  { offset, length }: BlobRange,
): AsyncGenerator<Uint8Array> {
  if (length === 0) return;
  let received = 0;
  try {
    const url = new URL(await client.presignedUrl('GET', bucket, key, PRESIGNED_SECONDS));
    const answer = await getObject(line, url, offset, offset + length - 1);
    await refuse(answer);
    for await (const piece of readOn(answer, line.silentMs)) {
      received += piece.length;
      yield piece;
    }
  } catch (error) {
    throw asBlobError(error);
  }
  if (received !== length) throw new BlobError('blob-store-unavailable', { cause: 'short object' });
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

/** Our own objects are single PUTs, there completely or not at all; what proxies and tools began is cleared here. */
async function abortUploads(client: Client, bucket: string, before: Date): Promise<void> {
  const uploads = client.listIncompleteUploads(bucket, '', true) as AsyncIterable<UnfinishedUpload>;
  for await (const { key, uploadId, initiated } of uploads)
    if (key && uploadId && initiated && new Date(initiated) < before)
      await client.abortMultipartUpload(bucket, key, uploadId);
}

interface UnfinishedUpload {
  readonly key?: string;
  readonly uploadId?: string;
  readonly initiated?: Date | string;
}
