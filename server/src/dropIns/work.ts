import { createHash } from 'node:crypto';
import type { VisitorCodeRequest } from '@siegelpost/shared/api/dropIns';
import { leadingZeroBits, WORK_SECONDS, workText } from '@siegelpost/shared/policy/work';
import { Refusal } from '../refusal.ts';

/** About a hundred thousand hashes: half a second on an old phone. */
const FIRST_BITS = 17;
const MOST_BITS = 24;

/** Bits of work that a code costs while so many were mailed of late; twice the load is twice the work. */
export function demandedBits(codes: number, calmCodes: number): number {
  if (codes < calmCodes) return 0;
  return Math.min(MOST_BITS, FIRST_BITS + Math.floor(Math.log2(codes / calmCodes)));
}

/** @throws Refusal `work-required` where less work was done than is demanded, for another page or long ago */
export function refuseWithoutWork(
  dropIn: string,
  { address, work }: VisitorCodeRequest,
  { bits, now }: { bits: number; now: Date },
): void {
  if (bits === 0) return;
  if (work && isFresh(work.begunAt, now)) {
    const text = workText({ dropIn, address, begunAt: work.begunAt }) + String(work.nonce);
    if (leadingZeroBits(createHash('sha256').update(text).digest()) >= bits) return;
  }
  throw new Refusal('work-required', { workBits: bits });
}

function isFresh(begunAt: number, now: Date): boolean {
  return Math.abs(now.getTime() / 1000 - begunAt) <= WORK_SECONDS;
}
