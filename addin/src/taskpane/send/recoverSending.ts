import type { PackageSummary } from '@siegelpost/shared/api/conversations';
import type { PackageId } from '@siegelpost/shared/api/ids';
import { fromBase64 } from '@siegelpost/shared/transfer/encoding';
import { PaneError } from '../parts/failure.ts';
import type { Access, PaneParts } from '../parts/pane.ts';
import { clerkAccess, type Sending } from './sending.ts';

/**
 * What a mail's mark stands for, from the clerk's own record: works on every device, and needs nothing kept on this one.
 * `withFiles` opens the package as well, for mail that is not proven clean yet.
 * @throws `sending-gone` where the package was recalled, has expired or is not the clerk's
 */
export async function recoverSending(
  packageId: PackageId,
  { transfer, access }: Pick<PaneParts, 'transfer'> & { readonly access: Access },
  { withFiles }: { readonly withFiles: boolean },
): Promise<Sending> {
  const summary = await findSummary(packageId, access);
  if (!summary?.senderRecord || summary.state === 'recalled' || summary.state === 'expired') {
    throw new PaneError('sending-gone');
  }
  const record = await transfer.openSenderRecord(fromBase64(summary.senderRecord), access.clerk);
  const files = withFiles
    ? (await transfer.openAsClerk(packageId, clerkAccess(access))).files
    : record.fileNames.map((name) => ({ name, bytes: 0, digest: '' }));
  return {
    packageId,
    link: record.link,
    reference: summary.reference,
    expiresAt: summary.expiresAt,
    password: record.password,
    // The record does not say whether the password was new.
    passwordSource: 'either',
    oneTime: summary.oneTime,
    recipients: record.recipients,
    files,
    sealedIds: new Set(),
  };
}

async function findSummary(packageId: PackageId, { api }: Access): Promise<PackageSummary | undefined> {
  const { conversations } = await api.conversations();
  return conversations
    .flatMap(({ packages }) => packages)
    .find((summary) => summary.packageId === packageId && summary.authorKind === 'clerk');
}
