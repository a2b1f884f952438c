import { portStream } from '@siegelpost/shared/transfer/portStream';
import type { FileEntry, OnProgress, Transfer } from '@siegelpost/shared/transfer/transfer';

/** Pieces are handed to the browser in lots of this size: it keeps blobs on disk, arrays in memory. */
const LOT_BYTES = 8 * 1024 * 1024;

/**
 * A file of the package opened last, complete and verified. Nothing is offered before: a file cut short looks whole to
 * whoever opens it. @throws TransferError
 */
export async function downloadFile(
  transfer: Transfer,
  file: FileEntry,
  onProgress: OnProgress,
): Promise<Blob> {
  const { port1, port2 } = new MessageChannel();
  const collected = collect(portStream(port2));
  // The worker's own error says more than the broken stream.
  collected.catch(() => undefined);
  await transfer.readFile(file.index, port1, onProgress);
  // Never rendered, always saved: whatever the sender called it (reliability.md, rows 34 and 36).
  return new Blob(await collected, { type: 'application/octet-stream' });
}

async function collect(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob[]> {
  const lots: Blob[] = [];
  let lot: Uint8Array<ArrayBuffer>[] = [];
  let lotBytes = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (value) {
      lot.push(value);
      lotBytes += value.length;
    }
    if (done || lotBytes >= LOT_BYTES) {
      lots.push(new Blob(lot));
      lot = [];
      lotBytes = 0;
    }
    if (done) return lots;
  }
}

/** Hands a file to the browser to save. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The save dialog may stay open for long; the blob must outlive it.
  setTimeout(() => URL.revokeObjectURL(address), 10 * 60_000);
}
