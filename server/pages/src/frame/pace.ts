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
  let samples: { readonly at: number; readonly passedBytes: number }[] = [];
  return (progress) => {
    const at = now();
    // What is opened comes by the chunk, which a slow line needs longer for than the window.
    const passedBytes = progress.receivedBytes ?? progress.doneBytes;
    samples = [...samples.filter((sample) => at - sample.at <= WINDOW_MS), { at, passedBytes }];
    const first = samples[0] ?? { at, passedBytes };
    const moved = passedBytes - first.passedBytes;
    if (at - first.at < SHORTEST_MS || moved <= 0)
      return { ...progress, bytesPerSecond: null, secondsLeft: null };
    const bytesPerSecond = (moved * 1000) / (at - first.at);
    const leftBytes = Math.max(0, progress.totalBytes - passedBytes);
    return { ...progress, bytesPerSecond, secondsLeft: leftBytes / bytesPerSecond };
  };
}
