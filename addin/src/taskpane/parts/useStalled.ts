import { useEffect, useState } from 'react';

/** Long enough for a slow line, short enough that nobody thinks the pane has died. */
const STALLED_AFTER_MS = 8_000;

/** Whether `doneBytes` has not moved for a while although it should. */
export function useStalled(doneBytes: number, moving: boolean): boolean {
  const [stalledAt, setStalledAt] = useState<number | null>(null);
  useEffect(() => {
    if (!moving) return;
    const timer = setTimeout(() => setStalledAt(doneBytes), STALLED_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setStalledAt(null);
    };
  }, [doneBytes, moving]);
  return moving && stalledAt === doneBytes;
}
