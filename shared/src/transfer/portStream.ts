import { TransferError, type TransferErrorCode } from './transferError.ts';

/**
 * A byte stream over a MessagePort, with back-pressure: the receiver asks for each piece. (Streams themselves cannot
 * be transferred in every browser.) Receiver → feeder: `pull`, `cancel`. Feeder → receiver: `piece`, `done`, `failed`.
 */
type ToFeeder = { readonly kind: 'pull' } | { readonly kind: 'cancel' };
type ToReceiver =
  | { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: TransferErrorCode };

/** The receiving end. The stream fails with a TransferError where the feeder does. */
export function portStream(port: MessagePort): ReadableStream<Uint8Array<ArrayBuffer>> {
  const tell = (message: ToFeeder) => port.postMessage(message);
  let arrived: () => void = () => undefined;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        port.onmessage = ({ data }: MessageEvent<ToReceiver>) => {
          switch (data.kind) {
            case 'piece':
              controller.enqueue(data.bytes);
              break;
            case 'done':
              controller.close();
              port.close();
              break;
            case 'failed':
              controller.error(new TransferError(data.code));
              port.close();
              break;
          }
          arrived();
        };
      },
      pull() {
        const answered = new Promise<void>((resolve) => (arrived = resolve));
        tell({ kind: 'pull' });
        return answered;
      },
      cancel() {
        tell({ kind: 'cancel' });
        port.close();
      },
    },
    { highWaterMark: 2 },
  );
}

/** The feeding end. */
export interface PortFeeder {
  /** Waits until the receiver asked, then hands the piece over; the buffer belongs to the receiver from then on. */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Everything was written and is right. */
  done(): void;
  /** The receiver must not take what it has for complete. */
  failed(code: TransferErrorCode): void;
}

/** Feeds a port; `write` rejects with `cancelled` once the receiver has gone or the signal says so. */
export function portFeeder(port: MessagePort, signal: AbortSignal): PortFeeder {
  let asked = 0;
  let gone = false;
  let wake: () => void = () => undefined;
  const leave = () => {
    gone = true;
    wake();
  };
  port.onmessage = ({ data }: MessageEvent<ToFeeder>) => {
    if (data.kind === 'cancel') return leave();
    asked++;
    wake();
  };
  signal.addEventListener('abort', leave, { once: true });
  const tell = (message: ToReceiver, moved: Transferable[] = []) => port.postMessage(message, moved);
  const end = (message: ToReceiver) => {
    signal.removeEventListener('abort', leave);
    tell(message);
  };
  return {
    async write(bytes) {
      while (asked === 0 && !gone) await new Promise<void>((resolve) => (wake = resolve));
      if (gone) throw new TransferError('cancelled');
      asked--;
      tell({ kind: 'piece', bytes }, [bytes.buffer]);
    },
    done: () => end({ kind: 'done' }),
    failed: (code) => end({ kind: 'failed', code }),
  };
}
