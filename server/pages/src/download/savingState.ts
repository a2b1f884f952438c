import type { Failure } from '../failure.ts';
import type { Pace } from '../frame/pace.ts';

/** What became of one file of the package; absent: nothing yet. */
export type SavingState =
  | {
      readonly step: 'saving';
      readonly pace: Pace;
      readonly paused: boolean;
      readonly pause: () => void;
      readonly resume: () => void;
      readonly cancel: () => void;
    }
  /** Complete, and its digest verified. */
  | { readonly step: 'saved' }
  | { readonly step: 'failed'; readonly failure: Failure };

/** A file by its index, or the archive of all. */
export type SavingKey = number | 'all';
export type SavingStates = ReadonlyMap<SavingKey, SavingState>;
