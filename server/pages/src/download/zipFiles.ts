import type { FileEntry, OnProgress, Transfer } from '@siegelpost/shared/transfer/transfer';
import { type PortFeeder, portFeeder, portStream } from '@siegelpost/shared/transfer/portStream';
import { TransferError } from '@siegelpost/shared/transfer/transferError';
import { crc32 } from './crc32.ts';
import { centralDirectory, dataDescriptor, endOf, localHeader, type ZipEntry } from './zipRecords.ts';

/** Length of the archive of these files, known before the first octet. */
export function zipBytes(files: readonly FileEntry[]): number {
  const entries = entriesOf(files);
  const last = entries.at(-1);
  const directory = centralDirectory(entries.map((entry) => ({ ...entry, crc: 0 })));
  return (last ? endOf(last) : 0) + directory.length;
}

/**
 * Feeds `port` with one archive of all files, each verified as it passes. The receiver is told `done` only after all
 * of them were right, and `failed` otherwise, so that a broken archive never looks whole. @throws TransferError
 */
export async function zipFiles(
  files: readonly FileEntry[],
  readFile: Transfer['readFile'],
  port: MessagePort,
  onProgress: OnProgress,
): Promise<void> {
  const ended = new AbortController();
  const feeder = portFeeder(port, ended.signal);
  const entries = entriesOf(files);
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  let receivedBytes = 0;
  try {
    const finished: (ZipEntry & { readonly crc: number })[] = [];
    for (const [place, entry] of entries.entries()) {
      await feeder.write(localHeader(entry));
      const before = doneBytes;
      const report = () => onProgress({ doneBytes, totalBytes, receivedBytes });
      const pieces = piecesOf(files[place], readFile, (bytes) => {
        receivedBytes = Math.max(receivedBytes, before + bytes);
        report();
      });
      const crc = await passOn(pieces, feeder, (bytes) => {
        doneBytes += bytes;
        report();
      });
      await feeder.write(dataDescriptor(entry, crc));
      finished.push({ ...entry, crc });
    }
    await feeder.write(centralDirectory(finished));
    feeder.done();
  } catch (error) {
    const failure = error instanceof TransferError ? error : new TransferError('internal', { cause: error });
    feeder.failed(failure.code);
    throw failure;
  } finally {
    ended.abort();
  }
}

function entriesOf(files: readonly FileEntry[]): ZipEntry[] {
  let offset = 0;
  return files.map(({ name, bytes }) => {
    const entry = { name, bytes, offset };
    offset = endOf(entry);
    return entry;
  });
}

async function passOn(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  feeder: PortFeeder,
  onPiece: (bytes: number) => void,
): Promise<number> {
  let crc = 0;
  for await (const piece of pieces) {
    const { length } = piece;
    crc = crc32(crc, piece);
    await feeder.write(piece);
    onPiece(length);
  }
  return crc;
}

/** The verified plaintext of one file; leaving early ends its download. */
async function* piecesOf(
  file: FileEntry | undefined,
  readFile: Transfer['readFile'],
  onReceived: (bytes: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (!file) throw new TransferError('incomplete');
  const { port1, port2 } = new MessageChannel();
  const reading = readFile(file.index, port1, ({ receivedBytes = 0 }) => onReceived(receivedBytes));
  // Heard of below; until then nobody must.
  reading.catch(() => undefined);
  const reader = portStream(port2).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await reading;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
