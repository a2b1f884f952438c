import type { Transfer } from './transfer.ts';
import { TransferHere, type TransferPlace } from './transferHere.ts';
import { answerCalls } from './workerCalls.ts';

/** Called once in a worker: answers the calls of `connectTransfer` on the other side. */
export function exposeTransfer(place: TransferPlace): void {
  answerCalls<Transfer>(new TransferHere(place));
}
