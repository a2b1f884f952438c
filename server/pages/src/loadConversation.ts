import type { ConversationScreen } from './conversationScreen.ts';
import { PageIncompleteError } from './failure.ts';

/** Nobody waits for them before the password: they come while it is being typed. @throws PageIncompleteError */
export async function loadConversation(): Promise<ConversationScreen> {
  try {
    return (await import('./Conversation.tsx')).Conversation;
  } catch (cause) {
    throw new PageIncompleteError('the screens after the password', { cause });
  }
}
