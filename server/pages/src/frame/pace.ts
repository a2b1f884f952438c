import type { Progress } from '@siegelpost/shared/transfer/transfer';

/** Progress with what a person wants to know of it. */
export interface Pace extends Progress {
  /** Unknown at the beginning. */
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Speed is that of the last seconds, so that it follows the line without jumping. */
const WINDOW_MS = 8000;
const SHORTEST_MS = 1000;

/** Turns reports of progress into a pace; one for each file or sending. */
export function createPacer(now: () => number): (progress: Progress) => Pace {
  let samples: { readonly at: number; readonly doneBytes: number }[] = [];
  return ({ doneBytes, totalBytes }) => {
    const at = now();
    samples = [...samples.filter((sample) => at - sample.at <= WINDOW_MS), { at, doneBytes }];
    const first = samples[0] ?? { at, doneBytes };
    const moved = doneBytes - first.doneBytes;
    if (at - first.at < SHORTEST_MS || moved <= 0)
      return { doneBytes, totalBytes, bytesPerSecond: null, secondsLeft: null };
    const bytesPerSecond = (moved * 1000) / (at - first.at);
    return { doneBytes, totalBytes, bytesPerSecond, secondsLeft: (totalBytes - doneBytes) / bytesPerSecond };
  };
}
