import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Notice } from '@siegelpost/shared/api/packages';
import type { FoundLink } from '@siegelpost/shared/link/link';
import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import type { Failure } from '../failure.ts';
import type { ConversationScreen } from '../conversationScreen.ts';

/** Why the field of password or code still stands there. Moments are milliseconds since 1970. */
export type Refusal =
  | { readonly kind: 'empty' }
  /** Cannot be a password or code; the server was not asked. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'wrong'; readonly triesLeft: number; readonly waitUntil: number | null }
  | { readonly kind: 'wait'; readonly waitUntil: number }
  /** Something else; the same password may be tried again. */
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Link and password are right; the code out of the mailbox is still missing. */
export interface CodingState {
  readonly step: 'coding';
  readonly link: FoundLink;
  readonly notice: Notice;
  readonly password: string | null;
  readonly doing: 'asking' | 'mailing' | 'opening';
  /** Codes asked for so far. */
  readonly mails: number;
  readonly refusal: Refusal | null;
}

/** The way from a link to its message. */
export type OpeningState =
  | { readonly step: 'pasting'; readonly packageId: PackageId | undefined; readonly cause: PastingCause }
  | { readonly step: 'answering' }
  | { readonly step: 'reading'; readonly link: FoundLink }
  | {
      readonly step: 'asking';
      readonly link: FoundLink;
      readonly notice: Notice;
      readonly refusal: Refusal | null;
    }
  | { readonly step: 'opening'; readonly link: FoundLink; readonly notice: Notice }
  | CodingState
  | {
      readonly step: 'opened';
      readonly opened: OpenedPackage;
      readonly openedAt: number;
      readonly Conversation: ConversationScreen;
    }
  | { readonly step: 'failed'; readonly link: FoundLink; readonly failure: Failure };

export type PastingCause = 'home' | 'broken-link' | 'not-a-link';
