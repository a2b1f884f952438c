import { useEffect, useState } from 'react';

/** Long enough for a slow line, short enough that nobody thinks the page has died. */
const STALLED_AFTER_MS = 8000;

/** Whether `movedBytes` has not moved for a while although it should. */
export function useStalled(movedBytes: number, moving: boolean): boolean {
  const [stalledAt, setStalledAt] = useState<number | null>(null);
  useEffect(() => {
    if (!moving) return;
    const timer = setTimeout(() => setStalledAt(movedBytes), STALLED_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setStalledAt(null);
    };
  }, [movedBytes, moving]);
  return moving && stalledAt === movedBytes;
}
