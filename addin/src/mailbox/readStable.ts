import type { Attachment, Draft } from './mailbox.ts';
import { MailboxError } from './mailboxError.ts';

/** A read that hangs or fails is tried again; so is one that differs from the last. */
const MOST_READS = 4;

/**
 * The content of an attachment, read until it can be believed: never empty where Outlook reports octets (data loss
 * prevention does that), and the same twice in a row: while Outlook is still loading a file it hands out wrong octets,
 * also of the right length (office-js #4768, #6155). The size it reports proves nothing either way.
 * @throws MailboxError with the attachment's name as detail
 */
export async function readStable(
  draft: Draft,
  attachment: Attachment,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  let before: string | undefined;
  let failure = new MailboxError('attachment-unstable', { detail: attachment.name });
  for (let reads = 0; reads < MOST_READS; reads++) {
    signal?.throwIfAborted();
    try {
      const bytes = await readOnce(draft, attachment);
      const digest = await digestOf(bytes);
      if (digest === before) return bytes;
      before = digest;
    } catch (cause) {
      failure = failureOf(cause, attachment);
    }
  }
  throw failure;
}

async function readOnce(draft: Draft, attachment: Attachment): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await draft.readAttachment(attachment.id);
  if (bytes.length === 0 && attachment.reportedBytes > 0) {
    throw new MailboxError('attachment-unreadable', { detail: attachment.name });
  }
  return bytes;
}

function failureOf(cause: unknown, attachment: Attachment): MailboxError {
  const code = cause instanceof MailboxError ? cause.code : 'attachment-unreadable';
  return new MailboxError(code, { cause, detail: attachment.name });
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join();
}
