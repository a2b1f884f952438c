import type { PortFeeder } from '@siegelpost/shared/transfer/portStream';
import { TransferError } from '@siegelpost/shared/transfer/transferError';
import type { Gate } from './gate.ts';

/**
 * Passes a stream on to a port, piece by piece as the other side asks. The page stands in the middle, so that it
 * can pause a download, and end it whichever of the two workers has gone. Rejects where the file did not arrive
 * whole.
 */
export async function relay(
  source: ReadableStream<Uint8Array<ArrayBuffer>>,
  feeder: PortFeeder,
  options: { readonly signal: AbortSignal; readonly gate: Gate; readonly onPiece: () => void },
): Promise<void> {
  const { signal, gate, onPiece } = options;
  const reader = source.getReader();
  const stop = () => {
    gate.open();
    void reader.cancel().catch(() => undefined);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      await gate.passed();
      const { done, value } = await reader.read();
      // A cancelled stream ends like a complete one.
      if (signal.aborted) throw new TransferError('cancelled');
      if (done) break;
      await feeder.write(value);
      onPiece();
    }
    feeder.done();
  } catch (error) {
    feeder.failed(error instanceof TransferError ? error.code : 'internal');
    stop();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
