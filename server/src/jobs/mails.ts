import { paths } from '@siegelpost/shared/api/paths';
import { answerToTell, lockToTell, noteSent, wasSent } from '../database/mails.ts';
import { type AskedCode, askedCode, storeCodeDigest } from '../database/sessions.ts';
import {
  answerMail,
  codeMail,
  lockedMail,
  packageCodeMail,
  visitorCodeMail,
  visitorMail,
} from '../mail/letters.ts';
import type { Letter, Mailer } from '../mail/mailer.ts';
import type { Parts } from '../parts.ts';
import { hashCode, newCode } from '../sessions/codes.ts';
import type { JobPayloads } from './tasks.ts';

/** Makes the code now, so that it never lies in the queue. After a failed attempt a new one takes its place. */
export async function mailCode(
  { database, now, config }: Parts,
  mailer: Mailer,
  { codeId }: JobPayloads['mail-code'],
): Promise<void> {
  const asked = await askedCode(database, codeId, now());
  if (!asked) return;
  const messageKey = `code-${codeId}`;
  if (await wasSent(database, messageKey)) return;
  const { organisation } = config.policy;
  const code = newCode();
  await storeCodeDigest(database, codeId, await hashCode(code));
  await mailer.send({
    to: asked.address,
    messageKey,
    ...codeLetter(asked, { organisation, code }),
  });
  await noteSent(database, messageKey, now());
}

function codeLetter({ visited, packageId }: AskedCode, facts: { organisation: string; code: string }) {
  if (visited !== null) return visitorCodeMail({ ...facts, visited });
  return packageId === null ? codeMail(facts) : packageCodeMail(facts);
}

/** Tells the clerk that an answer is there, or that somebody wrote first, with the link that leads into the pane. */
export async function mailAnswer(
  parts: Parts,
  mailer: Mailer,
  { packageId }: JobPayloads['mail-answer'],
): Promise<void> {
  const found = await answerToTell(parts.database, packageId);
  if (!found) return;
  const letterOf = found.authorKind === 'visitor' ? visitorMail : answerMail;
  await sendOnce(parts, mailer, {
    to: found.address,
    messageKey: `answer-${packageId}`,
    headers: { 'X-Siegelpost-Package': packageId },
    ...letterOf({
      organisation: parts.config.policy.organisation,
      reference: found.reference,
      link: `${parts.publicOrigin()}${paths.replyPage(packageId)}`,
      receivedAt: found.sealedAt,
    }),
  });
}

/** Tells the clerk that a package is locked after ten wrong passwords. */
export async function mailLocked(
  parts: Parts,
  mailer: Mailer,
  { packageId, lockedAt }: JobPayloads['mail-locked'],
): Promise<void> {
  const locked = new Date(lockedAt);
  const found = await lockToTell(parts.database, packageId, locked);
  if (!found) return;
  await sendOnce(parts, mailer, {
    to: found.address,
    messageKey: `locked-${packageId}-${locked.getTime()}`,
    headers: { 'X-Siegelpost-Package': packageId },
    ...lockedMail({
      organisation: parts.config.policy.organisation,
      reference: found.reference,
      sealedAt: found.sealedAt,
    }),
  });
}

/** A job that runs again after its mail left sends nothing again. */
async function sendOnce({ database, now, failPoints }: Parts, mailer: Mailer, letter: Letter): Promise<void> {
  if (await wasSent(database, letter.messageKey)) return;
  await mailer.send(letter);
  failPoints.reached('mail-sent');
  await noteSent(database, letter.messageKey, now());
  failPoints.reached('mail-noted');
}
