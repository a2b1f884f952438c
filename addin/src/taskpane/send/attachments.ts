import type { OutgoingFile } from '@siegelpost/shared/transfer/transfer';
import type { Attachment, Draft } from '../../mailbox/mailbox.ts';
import { readStable } from '../../mailbox/readStable.ts';
import type { Report } from './sending.ts';

/** Whether an attachment's octets can and shall be sealed: everything but links to clouds and pictures in the text. */
export function isSealable(attachment: Attachment): boolean {
  return attachment.kind !== 'cloud' && !attachment.inline;
}

/** The name a sealed attachment gets: a mail inside a mail has a subject only. */
export function fileName({ kind, name }: Attachment): string {
  return kind === 'mail' && !/\.eml$/i.test(name) ? `${name || 'mail'}.eml` : name;
}

/** Reads attachments one after the other. @throws MailboxError */
export async function readAttachments(
  draft: Draft,
  attachments: readonly Attachment[],
  report: Report,
  signal: AbortSignal,
): Promise<OutgoingFile[]> {
  const totalBytes = attachments.reduce((sum, { reportedBytes }) => sum + reportedBytes, 0);
  const files: OutgoingFile[] = [];
  let doneBytes = 0;
  for (const attachment of attachments) {
    report('reading', { doneBytes, totalBytes });
    const bytes = await readStable(draft, attachment, signal);
    files.push({ name: fileName(attachment), content: new Blob([bytes]) });
    doneBytes += attachment.reportedBytes;
  }
  return files;
}
