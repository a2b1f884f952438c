import { Refusal } from '../refusal.ts';

/** What decides whether a package may be read. */
export interface Lifetime {
  readonly state: string;
  readonly expiresAt: Date | null;
}

/** Refuses what no recipient may read, with the reason; only for whoever proved the link. @throws Refusal */
export function refuseUnlessOpen(found: Lifetime, now: Date): void {
  const reason = closedBecause(found, now);
  if (reason) throw new Refusal('package-gone', { reason });
}

function closedBecause({ state, expiresAt }: Lifetime, now: Date) {
  if (state === 'recalled') return 'recalled';
  if (state === 'expired') return 'expired';
  // The expiry job comes once a minute; the moment itself counts.
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return state === 'active' ? undefined : 'not-ready';
}
