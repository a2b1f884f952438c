import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { errorCode } from '../errorCode.ts';
import { BlobError, type BlobRange, type BlobStore, type StoredBlob } from './blobStore.ts';
import { EarlyFlushes } from './earlyFlush.ts';

const KEY = /^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/;

/** Enough that a write costs little beside its octets; of many uploads at once each holds so much. */
const BATCH_BYTES = 128 * 1024;

/** One file an object below `<dir>/objects`, written under `<dir>/unfinished` first. */
export function createFsBlobStore(dir: string): BlobStore {
  const objects = join(dir, 'objects');
  const unfinished = join(dir, 'unfinished');
  const flushes = new EarlyFlushes();
  const pathOf = (key: string): string => {
    if (!KEY.test(key)) throw new BlobError('blob-not-found');
    return join(objects, ...key.split('/'));
  };

  return {
    prepare: () =>
      inOurWords(async () => {
        for (const folder of [objects, unfinished]) await mkdir(folder, { recursive: true, mode: 0o700 });
      }),
    put: (key, octets, length) =>
      inOurWords(async () => {
        const path = pathOf(key);
        const draft = join(unfinished, randomUUID());
        try {
          await writeDurably(draft, { octets, length }, flushes);
          await moveDurably(draft, path);
        } catch (error) {
          await rm(draft, { force: true });
          throw error;
        }
      }),
    get: (key, range) => readRange(pathOf(key), range),
    remove: (key) =>
      inOurWords(async () => {
        const path = pathOf(key);
        await rm(path, { force: true });
        await removeEmptyFolders(dirname(path), objects);
      }),
    list: () => listFiles(objects),
    discardUnfinished: (before) =>
      inOurWords(async () => {
        for await (const { key, storedAt } of listFiles(unfinished))
          if (storedAt < before) await rm(join(unfinished, key), { force: true });
      }),
    // A folder keeps no versions.
    listMarked: () => Promise.resolve([]),
    removeMarked: () => Promise.resolve(),
    check: () =>
      inOurWords(async () => {
        await mkdir(unfinished, { recursive: true });
        const probe = join(unfinished, `probe-${randomUUID()}`);
        const file = await open(probe, 'wx', 0o600);
        try {
          await file.writeFile('ready?');
        } finally {
          await file.close();
          await rm(probe, { force: true });
        }
      }),
    direct: null,
  };
}

interface Source {
  readonly octets: AsyncIterable<Uint8Array>;
  readonly length: number;
}

async function writeDurably(path: string, { octets, length }: Source, flushes: EarlyFlushes): Promise<void> {
  const file = await openNew(path);
  try {
    const early = flushes.of(file);
    let written = 0;
    for await (const batch of inBatches(octets)) {
      await writeAll(file, batch);
      written += batch.length;
      early.wrote(batch.length);
    }
    if (written !== length) throw new BlobError('blob-store-unavailable', { cause: 'short source' });
    await early.end();
    await file.sync();
  } finally {
    await file.close();
  }
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // Whoever tidied up took the folder along.
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return open(path, 'wx', 0o600);
  }
}

/**
 * Pieces of a socket's size, gathered in one buffer that is used again: each write is a trip to another thread and back, and
 * pieces that wait for it live long enough to cost the collector most.
 */
async function* inBatches(octets: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const batch = Buffer.allocUnsafeSlow(BATCH_BYTES);
  let filled = 0;
  for await (const piece of octets) {
    for (let taken = 0; taken < piece.length;) {
      const fitting = piece.subarray(taken, taken + BATCH_BYTES - filled);
      batch.set(fitting, filled);
      filled += fitting.length;
      taken += fitting.length;
      if (filled < BATCH_BYTES) continue;
      yield batch;
      filled = 0;
    }
  }
  if (filled > 0) yield batch.subarray(0, filled);
}

async function writeAll(file: FileHandle, batch: Uint8Array): Promise<void> {
  for (let done = 0; done < batch.length;) {
    const { bytesWritten } = await file.write(batch, done, batch.length - done);
    done += bytesWritten;
  }
}

/** A file is there after a crash only if its folder, too, was written out. */
async function moveDurably(draft: string, path: string): Promise<void> {
  const folder = dirname(path);
  const firstNew = await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await rename(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // Another object's removal took the empty folder away in between.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(draft, path);
  }
  const outermost = firstNew === undefined ? folder : dirname(firstNew);
  for (let each = folder; ; each = dirname(each)) {
    await syncFolder(each);
    if (each === outermost || each === dirname(each)) return;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows knows no handle on a folder; its file systems keep their own order.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* readRange(path: string, { offset, length }: BlobRange): AsyncGenerator<Uint8Array> {
  if (length === 0) return;
  const stream = createReadStream(path, {
    start: offset,
    end: offset + length - 1,
    highWaterMark: 256 * 1024,
  });
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

/** Folder by folder: of one with more than 32 entries, Node 20's own recursion leaves out the rest. */
async function* listFiles(root: string, folder = root): AsyncGenerator<StoredBlob> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw asBlobError(error);
  });
  if (!entries) return;
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* listFiles(root, path);
    if (!entry.isFile()) continue;
    const found = await stat(path).catch(() => undefined);
    if (found)
      yield { key: relative(root, path).split(sep).join('/'), bytes: found.size, storedAt: found.mtime };
  }
}

async function removeEmptyFolders(folder: string, root: string): Promise<void> {
  for (let each = folder; each !== root && each.startsWith(root); each = dirname(each)) {
    try {
      await rmdir(each);
    } catch {
      return;
    }
  }
}

async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asBlobError(error);
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Errors of the file system in our words; anything else (the source's own) unchanged. */
function asBlobError(error: unknown): unknown {
  const code = errorCode(error);
  const ofSystem = typeof error === 'object' && error !== null && 'syscall' in error;
  if (code === undefined || !ofSystem) return error;
  if (code === 'ENOENT') return new BlobError('blob-not-found', { cause: error });
  if (FULL.has(code)) return new BlobError('blob-store-full', { cause: error });
  return new BlobError('blob-store-unavailable', { cause: error });
}
