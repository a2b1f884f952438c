import { writeMark } from '../../mailbox/draftMark.ts';
import type { Attachment } from '../../mailbox/mailbox.ts';
import { MailboxError } from '../../mailbox/mailboxError.ts';
import { isElsewhere } from '../../mailbox/whileBeside.ts';
import { PaneError } from '../parts/failure.ts';
import { areAmong, isSealable } from './attachments.ts';
import { linkBlock } from './linkBlock.ts';
import type { Report, Sending, SendTools } from './sending.ts';

/** Outlook on the web refuses now and then for no reason (office-js #5309, #5502). */
const TRIES = 4;
const WAIT_MS = 400;

/**
 * Second half of a sending: the link goes in, the plaintext out, the link opens only once the plaintext is proven gone.
 * Every step looks first whether it is done already, so that it may be repeated from any point, also by another pane.
 * @throws MailboxError, ApiError, PaneError
 */
export async function finishSending(sending: Sending, tools: SendTools, report: Report): Promise<void> {
  const { draft } = tools;
  report('linking');
  await insertLink(sending, tools);
  if (draft.attachmentsReadable) {
    report('removing');
    await removeSealed(sending, tools);
    await proveClean(sending, tools);
  }
  report('activating');
  await tools.access.api.activate(sending.packageId);
  await withTries(() => draft.writeMark(writeMark({ state: 'clean', packageId: sending.packageId })));
  await draft.writePaneInput(null).catch(unlessElsewhere);
  // The mail is right as it stands in Outlook; a draft folder that cannot be written must not hold it.
  await withTries(() => draft.save()).catch(unlessElsewhere);
}

/** What nothing hangs on may fail. */
function unlessElsewhere(error: unknown): void {
  if (isElsewhere(error)) throw error;
}

async function insertLink(sending: Sending, tools: SendTools): Promise<void> {
  if (await hasLink(sending, tools)) return;
  const format = await tools.draft.bodyFormat();
  const block = {
    link: sending.link,
    author: tools.access.clerk.name || tools.access.clerk.address,
    fileCount: sending.files.length,
    reference: sending.reference,
    expiresAt: sending.expiresAt,
    password: sending.password === null ? null : sending.passwordSource,
    oneTime: sending.oneTime,
  };
  await tools.draft.prepend(linkBlock(block, format, tools.text), format);
  if (!(await hasLink(sending, tools))) throw new MailboxError('mailbox-failed');
}

/** The block prints the page's address, which holds the package id; mail programs break lines where they like. */
async function hasLink({ packageId }: Sending, { draft }: SendTools): Promise<boolean> {
  return (await draft.bodyText()).replace(/\s/g, '').includes(packageId);
}

/** One after the other, each from a fresh list: ids may change from one listing to the next (office-js #6675). */
async function removeSealed(sending: Sending, { draft }: SendTools): Promise<void> {
  for (let rounds = 0; rounds < TRIES * (sending.files.length + 1); rounds++) {
    const [attachment] = (await draft.attachments()).filter(isSealable);
    if (!attachment) return;
    if (!(await isSealed(attachment, sending, draft)))
      throw new PaneError('attachment-added', attachment.name);
    await withTries(() => removeOne(attachment, draft)).catch((cause: unknown) => {
      if (isElsewhere(cause)) throw cause;
      throw new PaneError('attachment-stays', attachment.name);
    });
  }
}

/** Ids are good for a session only; after that, content decides. A file is never removed that is not in the package. */
async function isSealed(
  attachment: Attachment,
  sending: Sending,
  draft: SendTools['draft'],
): Promise<boolean> {
  return sending.sealedIds.has(attachment.id) || areAmong([attachment], sending.files, draft);
}

/** An error may come although the attachment went, and none although it stays (office-js #5309): what counts is the list. */
async function removeOne({ id }: Attachment, draft: SendTools['draft']): Promise<void> {
  const refused = await draft.removeAttachment(id).catch((error: unknown) => error);
  const left = await draft.attachments();
  if (left.some((one) => one.id === id)) throw new MailboxError('mailbox-failed', { cause: refused });
}

async function proveClean(sending: Sending, { draft }: SendTools): Promise<void> {
  const [left] = (await draft.attachments()).filter(isSealable);
  if (!left) return;
  throw new PaneError(sending.sealedIds.has(left.id) ? 'attachment-stays' : 'attachment-added', left.name);
}

async function withTries(work: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || isElsewhere(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS * tried));
    }
  }
}
