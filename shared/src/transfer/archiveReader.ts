import type { Api } from '../client/api.ts';
import { type ArchiveKeyFault, checkArchiveKey } from '../envelope/archiveKey.ts';
import { readCertificateFile } from '../envelope/keyFile.ts';
import type { ArchiveReader } from '../envelope/manifest.ts';
import { fingerprintOf } from '../envelope/keys.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import type { ArchiveFacts } from './transfer.ts';
import { TransferError, type TransferErrorCode } from './transferError.ts';

const FAULT_CODE = {
  expired: 'archive-key-expired',
  unusable: 'archive-key-unusable',
  uncertified: 'archive-key-uncertified',
} as const satisfies Record<ArchiveKeyFault, TransferErrorCode>;

/** A checked archive key: to show to people, and to seal to. */
export interface OfferedArchive {
  readonly facts: ArchiveFacts;
  readonly reader: ArchiveReader;
}

/**
 * The archive key that the server offers, checked. Nothing is sealed without it where policy demands it (row 28).
 * @throws ApiError, TransferError `archive-key-missing`, `archive-key-expired`, `archive-key-unusable`,
 *   `archive-key-uncertified`
 */
export async function readArchive(api: Api, signal?: AbortSignal): Promise<OfferedArchive> {
  const offer = await api.archiveKey(signal);
  if (offer.certificate === null) throw new TransferError('archive-key-missing');
  const certificate = fromBase64(offer.certificate);
  const organisation =
    offer.organisationCertificate === null
      ? null
      : await readCertificateFile(fromBase64(offer.organisationCertificate));
  const key = await checkArchiveKey(certificate, organisation);
  if (typeof key === 'string') throw new TransferError(FAULT_CODE[key]);
  const { fingerprint, name, certified } = key;
  const organisationFingerprint = organisation && (await fingerprintOf(organisation));
  return {
    facts: { fingerprint, name, trust: certified ? 'certified' : 'first-use', organisationFingerprint },
    reader: { kind: 'archive', fingerprint, certificate: toBase64(certificate) },
  };
}

/**
 * The archive among the readers of a sending, where it is demanded: the very key that the author was shown.
 * @throws like `readArchive`, and `archive-key-changed` where it is another one now
 */
export async function demandedArchives(
  shownFingerprint: string | null,
  api: Api,
  signal: AbortSignal,
): Promise<readonly ArchiveReader[]> {
  if (shownFingerprint === null) return [];
  const { reader } = await readArchive(api, signal);
  if (reader.fingerprint !== shownFingerprint) throw new TransferError('archive-key-changed');
  return [reader];
}
