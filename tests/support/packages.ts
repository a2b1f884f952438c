import { randomBytes } from 'node:crypto';
import { findLink, type TransferLink } from '@siegelpost/shared/link/link';
import type { ClerkOrder, OutgoingFile, Sent } from '@siegelpost/shared/transfer/transfer';
import { ignoreProgress, inDays, MAX, type SignedInClerk } from './people.ts';

export const PASSWORD = '7K3MQ-2VDXW';
export const MESSAGE = 'Sehr geehrter Herr Beispiel,\n\nanbei der Bescheid. 🗑️ <b>kein HTML</b>';

/** A file of random octets, with the octets at hand to compare. */
export function randomFile(name: string, bytes: number): OutgoingFile & { readonly plain: Buffer } {
  const plain = randomBytes(bytes);
  return { name, plain, content: new Blob([plain], { type: 'application/pdf' }) };
}

/** What the clerk of these tests sends unless told otherwise. */
export function orderOf(
  clerk: SignedInClerk,
  files: readonly OutgoingFile[],
  changes: Partial<ClerkOrder> = {},
): ClerkOrder {
  return {
    ...clerk.access,
    conversation: null,
    recipients: [MAX],
    subject: 'Ihr Bescheid',
    message: MESSAGE,
    classification: null,
    files: files.map(({ name, content }) => ({ name, content })),
    password: PASSWORD,
    archive: null,
    expiresAt: inDays(30),
    ...changes,
  };
}

/** Sends, as the pane does: the link opens only once the mail is proven clean. */
export async function sendActive(
  clerk: SignedInClerk,
  files: readonly OutgoingFile[],
  changes: Partial<ClerkOrder> = {},
): Promise<Sent> {
  const sent = await clerk.transfer.send(orderOf(clerk, files, changes), ignoreProgress);
  await clerk.api.activate(sent.packageId);
  return sent;
}

/** The link of a sending. */
export function linkOf(sent: Sent): TransferLink {
  const link = findLink(sent.link ?? '');
  if (!link) throw new Error('The sending has no link.');
  return link;
}
