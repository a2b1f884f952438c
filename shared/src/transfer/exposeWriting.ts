import type { TransferPlace } from './transferHere.ts';
import { answerCalls } from './workerCalls.ts';
import type { Writing } from './writing.ts';
import { WritingHere } from './writingHere.ts';

/** Called once in a worker: answers the calls of `connectWriting` on the other side. */
export function exposeWriting(place: TransferPlace): void {
  answerCalls<Writing>(new WritingHere(place));
}
