import type { Progress } from '@siegelpost/shared/transfer/transfer';

/** Speed over the last seconds: long enough to be calm, short enough to be true. */
const WINDOW_MS = 8000;
/** Nobody believes a figure from the first moment. */
const FIRST_AFTER_MS = 1500;

export interface Sample extends Progress {
  readonly atMs: number;
}

export interface Rate {
  readonly bytesPerSecond: number;
  readonly secondsLeft: number;
}

/** The samples of the last seconds with one more; a step back begins anew. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const before = samples.at(-1);
  if (before && sample.doneBytes < before.doneBytes) return [sample];
  return [...samples, sample].filter(({ atMs }) => sample.atMs - atMs <= WINDOW_MS);
}

/** Speed and time left; null until they can be told. */
export function rateOf(samples: readonly Sample[]): Rate | null {
  const first = samples.at(0);
  const last = samples.at(-1);
  if (!first || !last || last.atMs - first.atMs < FIRST_AFTER_MS || last.doneBytes === first.doneBytes) {
    return null;
  }
  const bytesPerSecond = ((last.doneBytes - first.doneBytes) / (last.atMs - first.atMs)) * 1000;
  return { bytesPerSecond, secondsLeft: Math.ceil((last.totalBytes - last.doneBytes) / bytesPerSecond) };
}
