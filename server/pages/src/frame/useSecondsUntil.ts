import { useEffect, useState } from 'react';

/** Whole seconds until `moment` (milliseconds since 1970), counting down to 0; 0 where there is none. */
export function useSecondsUntil(moment: number | null, now: () => number): number {
  const left = () => (moment === null ? 0 : Math.max(0, Math.ceil((moment - now()) / 1000)));
  const [, tick] = useState(0);
  const over = left() === 0;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [over]);
  return left();
}
