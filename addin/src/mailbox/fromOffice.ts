import { MailboxError } from './mailboxError.ts';

/** Callbacks of Outlook sometimes never come (office-js #5845), so that every call has its own limit. */
const ANSWER_WITHIN_MS = 20_000;

export type Answer<T> = (result: Office.AsyncResult<T>) => void;

/** One Office call as a promise that always settles. */
export function fromOffice<T>(
  call: (done: Answer<T>) => void,
  withinMs: number = ANSWER_WITHIN_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new MailboxError('mailbox-timed-out')), withinMs);
    try {
      call((result) => {
        clearTimeout(timer);
        // Office.AsyncResultStatus exists only where office.js has loaded.
        const status = String(result.status);
        if (status === 'succeeded') resolve(result.value);
        else reject(new MailboxError('mailbox-failed', { cause: result.error }));
      });
    } catch (cause) {
      clearTimeout(timer);
      reject(new MailboxError('mailbox-failed', { cause }));
    }
  });
}
