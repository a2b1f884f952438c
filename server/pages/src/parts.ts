import type { ConversationParts } from './conversationScreen.ts';
import type { OpeningParts } from './open/useOpening.ts';

/** Everything the page of a link has of the world outside. */
export interface Parts extends ConversationParts {
  /** Gate 1: who sent it, until when, whether a password is needed. @throws TransferError */
  readonly readNotice: OpeningParts['readNotice'];
  readonly start: OpeningParts['start'];
  readonly showAddress: OpeningParts['showAddress'];
  readonly loadConversation: OpeningParts['loadConversation'];
}
