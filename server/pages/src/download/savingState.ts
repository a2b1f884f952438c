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

/** A file by its index, or an archive by those of its files. */
export type SavingKey = number | string;
export type SavingStates = ReadonlyMap<SavingKey, SavingState>;

/** An archive is another one with other files in it: what became of it says nothing of those. */
export function archiveKey(files: readonly { readonly index: number }[]): SavingKey {
  return files.map(({ index }) => index).join();
}
