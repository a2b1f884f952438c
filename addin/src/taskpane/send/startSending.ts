import { Address } from '@siegelpost/shared/api/encodings';
import type { Person, Sent } from '@siegelpost/shared/transfer/transfer';
import { Check } from 'typebox/value';
import { writeMark } from '../../mailbox/draftMark.ts';
import type { Attachment } from '../../mailbox/mailbox.ts';
import { isElsewhere, whileBeside } from '../../mailbox/whileBeside.ts';
import { PaneError } from '../parts/failure.ts';
import { areAmong, isSealable, readAttachments } from './attachments.ts';
import { clerkAccess, type Report, type Sending, type SendOrder, type SendTools } from './sending.ts';

/**
 * First half of a sending: holds the mail, reads its attachments, seals and uploads. The mail itself is untouched when
 * this ends, whether well or not; what was uploaded for nothing never opens. The upload does not need the mail: it goes
 * on while a pinned pane stands beside another one.
 * @throws MailboxError, TransferError, PaneError
 */
export async function startSending(
  order: SendOrder,
  tools: SendTools,
  report: Report,
  signal: AbortSignal,
): Promise<Sending> {
  const { draft, transfer } = tools;
  report('reading');
  const gathered = await whileBeside(draft, () => gather(order, tools, report, signal));
  const { attachments, attached, recipients, subject } = gathered;
  signal.throwIfAborted();

  report('sealing');
  const sent = await transfer.send(
    {
      ...clerkAccess(tools.access),
      conversation: order.conversation,
      recipients,
      subject,
      message: order.message,
      classification: order.classification,
      files: [...attached, ...order.ownFiles],
      password: order.password,
      oneTime: order.oneTime,
      mailboxCodeAddress: order.mailboxCode ? onlyAddress(recipients) : null,
      archive: order.archive,
      expiresAt: order.expiresAt,
    },
    (progress) => report('sealing', progress),
  );
  report('linking');
  await whileBeside(draft, async () => {
    await refuseIfChanged(tools, attachments, sent);
    await draft.writeMark(writeMark({ state: 'held', packageId: sent.packageId }));
  });
  return {
    packageId: sent.packageId,
    link: sent.link ?? '',
    reference: sent.reference,
    expiresAt: sent.expiresAt,
    password: order.password,
    passwordSource: order.passwordSource,
    oneTime: order.oneTime,
    recipients,
    files: sent.files,
    sealedIds: new Set(attachments.map(({ id }) => id)),
  };
}

/** Everything that has to be known of the mail before the upload. */
async function gather(order: SendOrder, tools: SendTools, report: Report, signal: AbortSignal) {
  const { draft } = tools;
  await draft.writeMark(writeMark({ state: 'held', packageId: null }));
  await noteInput(order, draft);
  const attachments = (await draft.attachments()).filter(isSealable);
  const attached = await readAttachments(draft, attachments, report, signal);
  return { attachments, attached, recipients: await knownRecipients(tools), subject: await draft.subject() };
}

/** A pane that is opened after this one was killed can say what must be chosen again. Nothing else hangs on it. */
async function noteInput({ ownFiles, message }: SendOrder, draft: SendTools['draft']): Promise<void> {
  if (ownFiles.length === 0 && message === '') return;
  const input = { files: ownFiles.map(({ name }) => name), message: message !== '' };
  await draft.writePaneInput(input).catch((error: unknown) => {
    if (isElsewhere(error)) throw error;
  });
}

/** Distribution lists and old Exchange names have no address; the sending itself does not need them. */
async function knownRecipients({ draft }: SendTools): Promise<readonly Person[]> {
  const all = await draft.recipients();
  return all
    .filter(({ address }) => Check(Address, address))
    .map(({ name, address }) => ({ name: oneLine(name ?? ''), address }));
}

/** The code has to reach the one who opens; to whom, if there are several, nobody can know. @throws PaneError */
function onlyAddress(recipients: readonly Person[]): string {
  const [only, ...others] = recipients;
  if (!only || others.length > 0) throw new PaneError('one-recipient');
  return only.address;
}

function oneLine(name: string): string {
  return name
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

/** Whoever adds a file during the upload wants it to go along. Ids may have changed while the pane was elsewhere. */
async function refuseIfChanged(
  { draft, access }: SendTools,
  sealed: readonly Attachment[],
  { packageId, files }: Sent,
): Promise<void> {
  const there = (await draft.attachments()).filter(isSealable);
  if (idsOf(there) === idsOf(sealed)) return;
  if (there.length === sealed.length && (await areTheSame(there, files, draft))) return;
  await access.api.recall(packageId).catch(() => undefined);
  throw new PaneError('attachments-changed');
}

/** What cannot be read is not known to be the same. */
async function areTheSame(...compared: Parameters<typeof areAmong>): Promise<boolean> {
  try {
    return await areAmong(...compared);
  } catch (error) {
    if (isElsewhere(error)) throw error;
    return false;
  }
}

function idsOf(attachments: readonly Attachment[]): string {
  return attachments
    .map(({ id }) => id)
    .toSorted()
    .join();
}
