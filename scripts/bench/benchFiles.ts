import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileContent } from '@siegelpost/shared/envelope/fileContent';
import { DiskFile } from '../cli/diskFile.ts';
import { type BenchFile, sealedByAge, sealedPieces } from './contestants.ts';

const MIB = 1024 * 1024;
/** For one that would take minutes for more. */
const SHORT_MIB = 128;

/** Files on disk that contestants read, and how much plaintext is in each. */
export interface BenchFiles {
  readonly paths: Readonly<Record<BenchFile, string>>;
  readonly plainBytes: Readonly<Record<BenchFile, number>>;
  readonly remove: () => Promise<void>;
}

export async function makeFiles(mib: number): Promise<BenchFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'siegelpost-bench-'));
  const path = (name: BenchFile) => join(folder, name);
  const paths = { plain: path('plain'), sealed: path('sealed'), short: path('short'), aged: path('aged') };
  const [bytes, short] = [mib * MIB, Math.min(mib, SHORT_MIB) * MIB];
  await write(paths.plain, noise(bytes));
  await write(paths.short, noise(short));
  await convert(paths.plain, paths.sealed, sealedPieces);
  await convert(paths.short, paths.aged, sealedByAge);
  return {
    paths,
    plainBytes: { plain: bytes, sealed: bytes, short, aged: short },
    remove: () => rm(folder, { recursive: true }),
  };
}

async function convert(
  from: string,
  to: string,
  seal: (file: FileContent) => AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = await DiskFile.open(from);
  await write(to, seal(file));
  await file.close();
}

async function write(path: string, octets: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  await pipeline(Readable.from(octets, { objectMode: false }), createWriteStream(path));
}

/** Nothing that could be compressed, and cheap to make. */
export function* noise(total: number): Generator<Uint8Array> {
  for (let at = 0; at < total; at += MIB) {
    const piece = new Uint8Array(Math.min(MIB, total - at));
    for (let from = 0; from < piece.length; from += 65_536)
      crypto.getRandomValues(piece.subarray(from, from + 65_536));
    yield piece;
  }
}
