import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { Transfer } from '@siegelpost/shared/transfer/transfer';
import type { Saver } from './download/saver.ts';
import type { OpeningParts } from './open/useOpening.ts';
import type { DraftStore } from './reply/draftStore.ts';
import type { Language } from './text/languages.ts';
import type { Text } from './text/text.ts';

/** Everything the page has of the world outside. */
export interface Parts {
  /** Gate 1: who sent it, until when, whether a password is needed. @throws TransferError */
  readonly readNotice: OpeningParts['readNotice'];
  /** Starts its worker at the first call. */
  readonly transfer: () => Transfer;
  readonly start: OpeningParts['start'];
  readonly showAddress: OpeningParts['showAddress'];
  readonly loadConversation: OpeningParts['loadConversation'];
  /** Chosen at the first call. */
  readonly saver: () => Promise<Saver>;
  /** There at once, unless the page came from elsewhere than our server. */
  readonly policy: PublicPolicy | Promise<PublicPolicy>;
  /** The language the page begins with. */
  readonly text: Text;
  readonly rememberLanguage: (language: Language) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly drafts: DraftStore;
  /** While it is held, leaving the page asks first. Returns what lets go. */
  readonly holdPage: () => () => void;
}
