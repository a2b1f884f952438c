import type { Transfer } from '@siegelpost/shared/transfer/transfer';
import type { Saver } from './download/saver.ts';
import type { PageParts } from './frame/Page.tsx';
import type { OpeningParts } from './open/useOpening.ts';
import type { DraftStore } from './reply/draftStore.ts';

/** What every page has of the world outside. */
export interface CommonParts extends PageParts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly drafts: DraftStore;
  /** While it is held, leaving the page asks first. Returns what lets go. */
  readonly holdPage: () => () => void;
}

/** Everything the page of a link has of the world outside. */
export interface Parts extends CommonParts {
  /** Gate 1: who sent it, until when, whether a password is needed. @throws TransferError */
  readonly readNotice: OpeningParts['readNotice'];
  /** Starts its worker at the first call. */
  readonly transfer: () => Transfer;
  readonly start: OpeningParts['start'];
  readonly showAddress: OpeningParts['showAddress'];
  readonly loadConversation: OpeningParts['loadConversation'];
  /** Chosen at the first call. */
  readonly saver: () => Promise<Saver>;
}
