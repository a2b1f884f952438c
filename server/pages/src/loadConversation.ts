import { TransferError } from '@siegelpost/shared/transfer/transferError';
import type { ConversationScreen } from './conversationScreen.ts';

/** Nobody waits for them before the password: they come while it is being typed. @throws TransferError `offline` */
export async function loadConversation(): Promise<ConversationScreen> {
  try {
    return (await import('./Conversation.tsx')).Conversation;
  } catch (cause) {
    throw new TransferError('offline', { cause });
  }
}
