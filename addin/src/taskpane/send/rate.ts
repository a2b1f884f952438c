import type { Progress } from '@siegelpost/shared/transfer/transfer';

/** Speed over the last seconds: long enough to be calm, short enough to be true. */
const WINDOW_MS = 8000;
/** Nobody believes a figure from the first moment. */
const FIRST_AFTER_MS = 1500;

export interface Rate {
  readonly bytesPerSecond: number;
  readonly secondsLeft: number;
}

/** Tells the speed from successive progress; null until it can be told. */
export function createRateMeter(): (progress: Progress, nowMs: number) => Rate | null {
  let samples: { readonly atMs: number; readonly bytes: number }[] = [];
  return ({ doneBytes, totalBytes }, nowMs) => {
    if (doneBytes < (samples.at(-1)?.bytes ?? 0)) samples = [];
    samples.push({ atMs: nowMs, bytes: doneBytes });
    samples = samples.filter(({ atMs }) => nowMs - atMs <= WINDOW_MS);
    const [first] = samples;
    if (!first || nowMs - first.atMs < FIRST_AFTER_MS || doneBytes === first.bytes) return null;
    const bytesPerSecond = ((doneBytes - first.bytes) / (nowMs - first.atMs)) * 1000;
    return { bytesPerSecond, secondsLeft: Math.ceil((totalBytes - doneBytes) / bytesPerSecond) };
  };
}
