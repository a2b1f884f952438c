import { paths } from '@siegelpost/shared/api/paths';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { answerToTell, forgetUnsent, lockToTell, noteSent, noteUnsent, wasSent } from '../database/mails.ts';
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
import { hashCode, newCode, newSalt } from '../sessions/codes.ts';
import { newToken } from '../tokens.ts';
import type { JobPayloads } from './tasks.ts';

/** Makes the code now, so that it never lies in the queue. After a failed attempt a new one takes its place. */
export async function mailCode(
  parts: Parts,
  mailer: Mailer,
  { codeId }: JobPayloads['mail-code'],
): Promise<void> {
  const { database, now, config } = parts;
  const messageKey = `code-${codeId}`;
  const asked = await askedCode(database, codeId, now());
  if (!asked) return forgetUnsent(database, messageKey);
  if (await wasSent(database, messageKey)) return;
  const { organisation } = config.policy;
  const code = newCode();
  await storeCodeDigest(database, codeId, await hashCode(code, asked.salt ?? newSalt()), now());
  // Not the code or its digest: what stands in mail logs must help nobody to guess it.
  const letter = {
    to: asked.address,
    messageKey,
    edition: newToken(),
    ...codeLetter(asked, { organisation, code }),
  };
  await handOver(parts, mailer, letter, asked.packageId);
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
  const messageKey = `answer-${packageId}`;
  const found = await answerToTell(parts.database, packageId);
  if (!found) return forgetUnsent(parts.database, messageKey);
  const letterOf = found.authorKind === 'visitor' ? visitorMail : answerMail;
  await sendOnce(parts, mailer, packageId, {
    to: found.address,
    messageKey,
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
  const messageKey = `locked-${packageId}-${locked.getTime()}`;
  const found = await lockToTell(parts.database, packageId, locked);
  if (!found) return forgetUnsent(parts.database, messageKey);
  await sendOnce(parts, mailer, packageId, {
    to: found.address,
    messageKey,
    headers: { 'X-Siegelpost-Package': packageId },
    ...lockedMail({
      organisation: parts.config.policy.organisation,
      reference: found.reference,
      sealedAt: found.sealedAt,
    }),
  });
}

/** A job that runs again after its mail left sends nothing again. */
async function sendOnce(parts: Parts, mailer: Mailer, packageId: PackageId, letter: Letter): Promise<void> {
  if (await wasSent(parts.database, letter.messageKey)) return;
  await handOver(parts, mailer, letter, packageId);
}

/** While the mail server does not take it, the package's clerk sees that it is late; the queue tries again. */
async function handOver(
  { database, now, failPoints }: Parts,
  mailer: Mailer,
  letter: Letter,
  packageId: PackageId | null,
): Promise<void> {
  const { messageKey } = letter;
  try {
    await mailer.send(letter);
  } catch (error) {
    if (packageId !== null) await noteUnsent(database, { messageKey, packageId }, now());
    throw error;
  }
  failPoints.reached('mail-sent');
  await noteSent(database, messageKey, now());
  failPoints.reached('mail-noted');
}
