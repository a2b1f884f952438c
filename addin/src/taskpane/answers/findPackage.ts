import { type PackageId, parsePackageId } from '@siegelpost/shared/api/ids';
import type { ReceivedMail } from '../../mailbox/mailbox.ts';

/** Header of our notifications. */
const HEADER = 'x-siegelpost-package';
/** The address `/r/<package id>`, also inside an address that a mail scanner rewrote. */
const IN_TEXT = /(?:\/|%2F)r(?:\/|%2F)([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/i;

/**
 * The package a notification is about; null where the mail names none. Anybody can write such a mail: what it names is
 * opened only if the server lets this clerk have it.
 */
export async function findPackage(mail: ReceivedMail): Promise<PackageId | null> {
  const header = await mail.header(HEADER).catch(() => null);
  const fromHeader = header && parsePackageId(header);
  if (fromHeader) return fromHeader;
  const [, id = ''] = IN_TEXT.exec(await mail.text()) ?? [];
  return parsePackageId(id) ?? null;
}
