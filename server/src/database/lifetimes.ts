import { Refusal } from '../refusal.ts';

const DAY_MS = 86_400_000;
/** Clocks of pane and server may differ. */
const CLOCK_SLACK_MS = 3_600_000;

/** How long packages may live. */
export interface Lifetimes {
  readonly longestDays: number;
  /** An answer lives so long, or as long as what it answers, whichever is more. */
  readonly answerDays: number;
}

/** @throws Refusal `bad-request` for an end that is past, too late, or no moment at all (2026-02-31) */
export function refuseExpiry(expiresAt: Date, { longestDays }: Lifetimes, now: Date): void {
  const latest = now.getTime() + longestDays * DAY_MS + CLOCK_SLACK_MS;
  // What is no moment compares false, too.
  const permitted = expiresAt > now && expiresAt.getTime() <= latest;
  if (!permitted) throw new Refusal('bad-request');
}
