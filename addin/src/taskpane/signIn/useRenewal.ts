import { useEffect } from 'react';

/** Work that began with the old session still ends with it. */
const BEFORE_END_MS = 15 * 60_000;
/** Longer timers overflow; whoever wakes too early asks again. */
const LONGEST_SLEEP_MS = 86_400_000;
const RETRY_MS = 60_000;

/** Renews a session before it ends, as long as the pane is open. `expiresAt` null: nothing to renew. */
export function useRenewal(expiresAt: string | null, now: () => Date, renew: () => Promise<boolean>): void {
  useEffect(() => {
    if (expiresAt === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const sleep = () => {
      const left = Date.parse(expiresAt) - BEFORE_END_MS - now().getTime();
      timer = setTimeout(() => void wake(left <= 0), Math.min(LONGEST_SLEEP_MS, Math.max(RETRY_MS, left)));
    };
    const wake = async (due: boolean) => {
      // Renewed, there is another end and another timer; what cannot be renewed simply ends.
      if (!due || !(await renew().catch(() => false))) sleep();
    };
    sleep();
    return () => clearTimeout(timer);
  }, [expiresAt, now, renew]);
}
