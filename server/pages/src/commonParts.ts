import type { PageParts } from './frame/Page.tsx';
import type { DraftStore } from './reply/draftStore.ts';

/** What every page has of the world outside. */
export interface CommonParts extends PageParts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly drafts: DraftStore;
  /** While it is held, leaving the page asks first. Returns what lets go. */
  readonly holdPage: () => () => void;
}
