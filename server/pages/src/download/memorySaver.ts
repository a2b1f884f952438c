import { portStream } from '@siegelpost/shared/transfer/portStream';
import { TransferError } from '@siegelpost/shared/transfer/transferError';
import { createGate } from './gate.ts';
import type { SavedFile, Saver, Saving } from './saver.ts';

/** Measured as what phones and old computers still manage. */
const LIMIT_BYTES = 500_000_000;
/** The browser reads the blob after the click; there is no word when it is done. */
const KEEP_MS = 60_000;

/** The last resort: collects a file in memory, and hands it over only when it is whole and checked. */
export const memorySaver: Saver = {
  limitBytes: LIMIT_BYTES,
  begin(file) {
    const { port1, port2 } = new MessageChannel();
    const reader = portStream(port2).getReader();
    const gate = createGate();
    const cancelled = new AbortController();
    const saving: Saving = {
      port: port1,
      finished: collect(reader, gate.passed, cancelled.signal).then((content) => handOver(content, file)),
      pause: gate.close,
      resume: gate.open,
      cancel() {
        cancelled.abort();
        gate.open();
        void reader.cancel().catch(() => undefined);
      },
    };
    // Whoever began it hears of a failure from `finished`; until then nobody must.
    saving.finished.catch(() => undefined);
    return Promise.resolve(saving);
  },
};

async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  mayGoOn: () => Promise<void>,
  cancelled: AbortSignal,
): Promise<Blob> {
  const pieces: Blob[] = [];
  for (;;) {
    await mayGoOn();
    const { done, value } = await reader.read();
    // A cancelled stream ends like a complete one.
    if (cancelled.aborted) throw new TransferError('cancelled');
    // A fixed type: a browser must save it, never show it.
    if (done) return new Blob(pieces, { type: 'application/octet-stream' });
    // As blobs, so that browsers may move them out of memory.
    pieces.push(new Blob([value]));
  }
}

function handOver(content: Blob, file: SavedFile): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = file.name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
}
