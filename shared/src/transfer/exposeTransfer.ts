import { expose } from 'comlink';
import type { OnProgress, Progress, Transfer } from './transfer.ts';
import { TransferError } from './transferError.ts';
import { TransferHere, type TransferPlace } from './transferHere.ts';

/** Progress crosses threads at most this often. */
const REPORT_EVERY_MS = 100;

/** A settled call on its way between threads: classes do not survive that way, codes do. */
export type Settled =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: TransferError['code']; readonly problem?: TransferError['problem'] };

/** Every method of Transfer, called by name; what reports progress travels beside the other arguments. */
export interface RemoteTransfer {
  call(method: keyof Transfer, args: readonly unknown[], onProgress?: OnProgress): Promise<Settled>;
}

/** Called once in a worker: answers the calls of `connectTransfer` on the other side. */
export function exposeTransfer(place: TransferPlace): void {
  const transfer = new TransferHere(place);
  const remote: RemoteTransfer = {
    async call(method, args, onProgress) {
      try {
        const work = transfer[method].bind(transfer) as (...all: readonly unknown[]) => Promise<unknown>;
        return { ok: true, value: await work(...args, ...(onProgress ? [seldom(onProgress)] : [])) };
      } catch (error) {
        if (!(error instanceof TransferError)) return { ok: false, code: 'internal' };
        return { ok: false, code: error.code, ...(error.problem ? { problem: error.problem } : {}) };
      }
    },
  };
  expose(remote);
}

/** The first and the last report always pass, the others a few times a second. */
function seldom(onProgress: OnProgress): OnProgress {
  let last = -Infinity;
  return (progress: Progress) => {
    const now = performance.now();
    if (now - last < REPORT_EVERY_MS && progress.doneBytes < progress.totalBytes) return;
    last = now;
    onProgress(progress);
  };
}
