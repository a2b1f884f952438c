import { type PackageId, parsePackageId } from '@siegelpost/shared/api/ids';
import type { ReceivedMail } from '../../mailbox/mailbox.ts';

/** Header of our notifications. */
const HEADER = 'x-siegelpost-package';
/** `/r/<package id>` of a notification or `/t/<package id>` of a link, also inside an address that a mail scanner rewrote. */
const IN_TEXT = /(?:\/|%2F)([rt])(?:\/|%2F)([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/i;

/** A package that a mail names, and how: in a notification to the clerk, or by the link that recipients get. */
export interface NamedPackage {
  readonly packageId: PackageId;
  readonly by: 'notification' | 'link';
}

/**
 * The package a mail is about; null where it names none. Anybody can write such a mail: what it names is opened only if
 * the server lets this clerk have it.
 */
export async function findPackage(mail: ReceivedMail): Promise<NamedPackage | null> {
  const header = await mail.header(HEADER).catch(() => null);
  const packageId = header && parsePackageId(header);
  if (packageId) return { packageId, by: 'notification' };
  return packageNamedIn(await mail.text());
}

/** The first package that a text names; null where it names none. */
export function packageNamedIn(text: string): NamedPackage | null {
  const [, way = '', id = ''] = IN_TEXT.exec(text) ?? [];
  const packageId = parsePackageId(id);
  return packageId ? { packageId, by: way.toLowerCase() === 't' ? 'link' : 'notification' } : null;
}
