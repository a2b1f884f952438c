import { createSHA256 } from 'hash-wasm';
import { leadingZeroBits, type WorkPlace, workText } from '../policy/work.ts';
import { TransferError } from './transferError.ts';

/** Numbers tried before others get their turn: a worker that is cancelled must hear of it. */
const AT_ONCE = 20_000;

/**
 * The smallest number that fits: some seconds of a processor at most, so call it in a worker.
 * @throws TransferError `cancelled`
 */
export async function solveWork(place: WorkPlace, bits: number, signal: AbortSignal): Promise<number> {
  const sha256 = await createSHA256();
  const begun = sha256.init().update(workText(place)).save();
  for (let nonce = 0; ; nonce++) {
    const digest = sha256.load(begun).update(String(nonce)).digest('binary');
    if (leadingZeroBits(digest) >= bits) return nonce;
    if (nonce % AT_ONCE === 0) await breathe(signal);
  }
}

async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (signal.aborted) throw new TransferError('cancelled');
}
