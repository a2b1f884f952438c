import { levelsOf, sealingRules } from '@siegelpost/shared/policy/classification';
import type { OnProgress, OutgoingFile, Person } from '@siegelpost/shared/transfer/transfer';
import type { NewMail } from '../../mailbox/mailbox.ts';
import type { Access, PaneParts } from '../parts/pane.ts';
import { linkBlock, type PasswordSource } from '../send/linkBlock.ts';
import { clerkAccess } from '../send/sending.ts';
import type { Answer } from './useAnswer.ts';

export interface Reply {
  readonly message: string;
  readonly files: readonly OutgoingFile[];
  readonly password: string | null;
  readonly passwordSource: PasswordSource;
  readonly expiresAt: string;
  /** Of the archive key that the clerk was shown; null where policy does not demand one. */
  readonly archive: string | null;
}

/** A sealed reply: its mail waits for the click on Send. */
export interface SealedReply {
  readonly mail: NewMail;
  readonly reference: string;
  readonly expiresAt: string;
  readonly recipients: readonly Person[];
}

/** Whom a reply goes to: those of the first sending; the author's own address is not vouched for. */
export function recipientsOf({ record, opened }: Answer): readonly Person[] {
  if (record) return record.recipients;
  return opened.author.address ? [{ name: opened.author.name, address: opened.author.address }] : [];
}

/**
 * Seals and uploads a reply and makes its link work: the mail it goes into is new and has no attachment to remove.
 * @throws TransferError, ApiError
 */
export async function sendReply(
  reply: Reply,
  answer: Answer,
  { transfer, text, access }: Pick<PaneParts, 'transfer' | 'text'> & { readonly access: Access },
  onProgress: OnProgress,
): Promise<SealedReply> {
  const recipients = recipientsOf(answer);
  const classification = answer.record?.classification ?? null;
  const subject = answerSubject(answer.record?.subject ?? '', text);
  const sent = await transfer.send(
    {
      ...clerkAccess(access),
      conversation: {
        conversationId: answer.opened.conversationId,
        inReplyTo: answer.opened.packageId,
      },
      recipients,
      subject,
      message: reply.message,
      classification,
      mailboxCodeAddress: codeAddress(recipients, classification, access),
      files: reply.files,
      password: reply.password,
      archive: reply.archive,
      expiresAt: reply.expiresAt,
    },
    onProgress,
  );
  await access.api.activate(sent.packageId);
  const block = {
    link: sent.link ?? '',
    author: access.clerk.name || access.clerk.address,
    fileCount: sent.files.length,
    reference: sent.reference,
    expiresAt: sent.expiresAt,
    password: reply.password === null ? null : reply.passwordSource,
    oneTime: false,
  };
  const html = linkBlock(block, 'html', text);
  return {
    mail: { to: recipients, subject, html },
    reference: sent.reference,
    expiresAt: sent.expiresAt,
    recipients,
  };
}

/** An answer is as well guarded as what it answers. */
function codeAddress(
  [only]: readonly Person[],
  classification: string | null,
  { policy }: Access,
): string | null {
  const levels = levelsOf({ classification, labelId: null }, policy.classifications);
  return only && sealingRules(levels).mailboxCodeRequired ? only.address : null;
}

function answerSubject(subject: string, text: PaneParts['text']): string {
  const bare = subject.replace(/^((aw|re|antw):\s*)+/i, '');
  // Outlook refuses longer subjects.
  return text.say('answers.answerPrefix', { subject: bare }).trim().slice(0, 255);
}
