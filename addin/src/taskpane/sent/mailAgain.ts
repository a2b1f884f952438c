import type { NewMail } from '../../mailbox/mailbox.ts';
import { PaneError } from '../parts/failure.ts';
import type { Access, PaneParts } from '../parts/pane.ts';
import { linkBlock } from '../send/linkBlock.ts';
import type { SentItem } from './sentItem.ts';

/** A mail with the link of an earlier sending, for recipients who lost theirs. @throws PaneError */
export function mailAgain(
  { summary, record }: SentItem,
  { text, access }: Pick<PaneParts, 'text'> & { readonly access: Access },
): NewMail {
  if (!record) throw new PaneError('sending-gone');
  const block = {
    link: record.link,
    author: access.clerk.name || access.clerk.address,
    fileCount: summary.fileCount,
    reference: summary.reference,
    expiresAt: summary.expiresAt,
    password: record.password === null ? null : ('either' as const),
    oneTime: summary.oneTime,
  };
  return { to: record.recipients, subject: record.subject, html: linkBlock(block, 'html', text) };
}
