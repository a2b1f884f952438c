import { digestHex, FileDigest } from '@siegelpost/shared/envelope/fileDigest';
import type { FileEntry, OutgoingFile } from '@siegelpost/shared/transfer/transfer';
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

/** Whether the content of each is that of a sealed file. @throws MailboxError */
export async function areAmong(
  attachments: readonly Attachment[],
  sealed: readonly Pick<FileEntry, 'digest'>[],
  draft: Draft,
): Promise<boolean> {
  for (const attachment of attachments) {
    const content = new FileDigest();
    await content.update(await readStable(draft, attachment));
    const digest = digestHex(await content.finish());
    if (!sealed.some((file) => file.digest === digest)) return false;
  }
  return true;
}
