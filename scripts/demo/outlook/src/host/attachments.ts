import type { DraftAttachment } from '../mail/draft.ts';

const FILE = 0;
/** Outlook counts the envelope around an attachment, too: its size is never the number of its bytes. */
const OVERHEAD_BYTES = 410;

export function attachmentForAddin(attachment: DraftAttachment): Record<string, unknown> {
  return {
    id: attachment.id,
    name: attachment.name,
    size: attachment.content.size + OVERHEAD_BYTES,
    attachmentType: FILE,
    isInline: attachment.isInline,
    contentType: attachment.contentType,
  };
}
