import { createWriteStream } from 'node:fs';
import { mkdir, open, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Api } from '@siegelpost/shared/client/api';
import { joinOctets, sameOctets } from '@siegelpost/shared/envelope/octets';
import { fromBase64 } from '@siegelpost/shared/transfer/encoding';
import type { RecipientPackage } from '@siegelpost/shared/transfer/openAsRecipient';
import { DiskFile } from './diskFile.ts';
import type { OnProgress } from '@siegelpost/shared/transfer/transfer';

/** One file of an opened package on its way to disk. */
export interface SealedDownload {
  readonly opened: RecipientPackage;
  readonly fileIndex: number;
  /** Where envelopes ‖ body are collected. What is there of the same package already is gone on with. */
  readonly path: string;
  readonly api: Api;
  readonly onProgress: OnProgress;
}

/** What stands on disk afterwards; `bodyAt` is the offset of the body. */
export interface Downloaded {
  readonly file: DiskFile;
  readonly bodyAt: number;
}

/** Downloads one file as envelopes ‖ body, from where an earlier try has stopped. @throws ApiError */
export async function downloadSealed(download: SealedDownload): Promise<Downloaded> {
  const { opened, fileIndex, path } = download;
  const head = joinOctets(opened.content.envelopes.map((envelope) => fromBase64(envelope)));
  const sealedBytes = opened.content.bodies[fileIndex]?.sealedBytes ?? 0;
  const fromByte = await haveBytes(path, head, sealedBytes);
  const body = Readable.from(pieces(download, fromByte, sealedBytes), { objectMode: false });
  await pipeline(body, createWriteStream(path, { flags: 'r+', start: head.length + fromByte, flush: true }));
  return { file: await DiskFile.open(path), bodyAt: head.length };
}

/** Octets of the body that are there; begins the file anew where it is of another package. */
async function haveBytes(path: string, head: Uint8Array, sealedBytes: number): Promise<number> {
  const size = (await stat(path).catch(() => undefined))?.size ?? 0;
  if (size >= head.length && sameOctets(await firstOctets(path, head.length), head)) {
    const have = Math.min(size - head.length, sealedBytes);
    await truncate(path, head.length + have);
    return have;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, head);
  return 0;
}

async function firstOctets(path: string, bytes: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(new Uint8Array(bytes), 0, bytes, 0);
    return buffer;
  } finally {
    await file.close();
  }
}

async function* pieces(
  { opened, fileIndex, api, onProgress }: SealedDownload,
  fromByte: number,
  sealedBytes: number,
): AsyncGenerator<Uint8Array> {
  let doneBytes = fromByte;
  onProgress({ doneBytes, totalBytes: sealedBytes });
  const { packageId, partsVia: via } = opened.content;
  const place = { packageId, bodyIndex: fileIndex, sealedBytes, fromByte, via };
  const { signal } = new AbortController();
  for await (const piece of api.downloadBody({ ...place, token: opened.token, signal })) {
    yield piece;
    doneBytes += piece.length;
    onProgress({ doneBytes, totalBytes: sealedBytes });
  }
}
