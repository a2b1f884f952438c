import type { PackageId } from '@siegelpost/shared/api/ids';
import { readMark } from '../../mailbox/draftMark.ts';
import type { PaneInput } from '../../mailbox/paneInput.ts';
import { recoverSending } from './recoverSending.ts';
import type { Sending, SendTools } from './sending.ts';

/** How far a mail has come, as a pane finds it. */
export type Found =
  | {
      readonly step: 'form';
      readonly notice: 'held' | 'interrupted' | null;
      /** What an earlier pane held and took along; only set where it was interrupted. */
      readonly lost?: PaneInput | null;
    }
  | { readonly step: 'unfinished'; readonly packageId: PackageId }
  | { readonly step: 'ready'; readonly sending: Sending };

/** What the mail says about itself when the pane opens. @throws MailboxError, ApiError, PaneError */
export async function lookAt(tools: SendTools): Promise<Found> {
  const { draft } = tools;
  const [marked, openedFor] = await Promise.all([draft.readMark(), draft.openedFor()]);
  const mark = readMark(marked);
  if (mark?.packageId && mark.state === 'held') return { step: 'unfinished', packageId: mark.packageId };
  if (mark?.packageId)
    return { step: 'ready', sending: await recoverSending(mark.packageId, tools, { withFiles: false }) };
  if (mark) {
    const lost = await tools.draft.readPaneInput().catch(() => null);
    return { step: 'form', notice: 'interrupted', lost };
  }
  return { step: 'form', notice: openedFor ? 'held' : null };
}
