import type { ArchiveFacts } from './transfer.ts';

/**
 * Fingerprint to remember of an archive key: what stays the same while the authority changes its archive key in order. The
 * organisation's, where there is one; else the archive's own.
 */
export function vouchingFingerprint({ fingerprint, organisationFingerprint }: ArchiveFacts): string {
  return organisationFingerprint ?? fingerprint;
}
