import type { PageParts } from './frame/Page.tsx';
import type { DraftStore } from './reply/draftStore.ts';

/** What every page has of the world outside from the first moment. */
export interface FirstParts extends PageParts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** While it is held, leaving the page asks first. Returns what lets go. */
  readonly holdPage: () => () => void;
}

/** The same where something is written; the first screen waits for no store. */
export interface CommonParts extends FirstParts {
  readonly drafts: DraftStore;
}
