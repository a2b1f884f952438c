import type { Draft } from './mailbox.ts';
import { MailboxError } from './mailboxError.ts';

/**
 * Does something with a mail while the pane stands beside it. Where the person goes on to another mail in the middle, it
 * is done once more when they are back: it must be such that it may be repeated from any point.
 */
export async function whileBeside<T>(draft: Pick<Draft, 'whenBeside'>, work: () => Promise<T>): Promise<T> {
  for (;;) {
    await draft.whenBeside();
    try {
      return await work();
    } catch (error) {
      if (!isElsewhere(error)) throw error;
    }
  }
}

/** Whether a call was refused because the pane stands beside another mail. */
export function isElsewhere(error: unknown): boolean {
  return error instanceof MailboxError && error.code === 'mail-elsewhere';
}
