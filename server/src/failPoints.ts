/** Everything after which a crash must lose nothing, in the order of docs/RELIABILITY.md. */
export const DURABLE_STEPS = [
  'part-announced',
  'part-stored',
  'part-recorded',
  'package-sealed',
  'package-activated',
  'package-claimed',
  'package-recalled',
  'gates-changed',
  'mail-sent',
  'mail-noted',
  'object-deleted',
  'orphan-removed',
  'packages-expired',
] as const;

export type DurableStep = (typeof DURABLE_STEPS)[number];

/** Told of every durable step; a test may have chosen one of them to die after. */
export interface FailPoints {
  reached(step: DurableStep): void;
}

/** Dies as hard as a power cut after the chosen step; null is never reached. */
export function failPointsAt(chosen: string | null): FailPoints {
  return {
    reached(step) {
      if (step === chosen) process.kill(process.pid, 'SIGKILL');
    },
  };
}
