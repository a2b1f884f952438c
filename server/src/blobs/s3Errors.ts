import type { IncomingMessage } from 'node:http';
import { errorCode } from '../errorCode.ts';
import { BlobError } from './blobStore.ts';

const LONGEST_REFUSAL = 64 * 1024;
const FULL = new Set<unknown>(['QuotaExceeded', 'StorageFull', 'XMinioStorageFull']);
const MISSING = new Set<unknown>(['NoSuchKey', 'NotFound']);

/** Reads an answer to its end where it is a refusal. @throws BlobError */
export async function refuse(answer: IncomingMessage): Promise<void> {
  const status = answer.statusCode ?? 0;
  if (status >= 200 && status < 300) return;
  const text = await readText(answer);
  // The rest of what was refused is not sent any more.
  answer.destroy();
  const code = /<Code>([A-Za-z]+)<\/Code>/.exec(text)?.[1];
  const cause = `status ${status}, ${code ?? 'no code'}`;
  if (FULL.has(code) || status === 507) throw new BlobError('blob-store-full', { cause });
  // Without the code it may be a proxy that knows nothing of objects.
  if (MISSING.has(code)) throw new BlobError('blob-not-found', { cause });
  throw new BlobError('blob-store-unavailable', { cause });
}

/** What an answer says; a long one is read, but not kept. */
export async function readText(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes <= LONGEST_REFUSAL) pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Runs a call of the client, with its errors in our words. */
export async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asBlobError(error);
  }
}

/** Errors of store and line in our words. */
export function asBlobError(error: unknown): BlobError {
  if (error instanceof BlobError) return error;
  const code = errorCode(error);
  if (MISSING.has(code)) return new BlobError('blob-not-found', { cause: error });
  if (FULL.has(code)) return new BlobError('blob-store-full', { cause: error });
  return new BlobError('blob-store-unavailable', { cause: error });
}
