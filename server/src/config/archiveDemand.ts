import type { Classification } from '@siegelpost/shared/api/policy';
import type { ArchiveDemand } from '@siegelpost/shared/policy/classification';
import type { Settings } from './settings.ts';

/** A demand that cannot be met stops the server before it stops every clerk; a key that nothing asks for is a slip. */
export function archiveDemand(
  settings: Settings,
  classifications: readonly Classification[],
  problems: string[],
): ArchiveDemand {
  const level = classifications.find(({ archiveRequired }) => archiveRequired);
  const { ARCHIVE_PACKAGES: packages, ARCHIVE_CERTIFICATE_FILE: file } = settings;
  const demand = packages === 'all' ? 'all' : level ? 'levels' : 'none';
  if (demand !== 'none' && file === undefined) {
    const who =
      packages === 'all' ? 'ARCHIVE_PACKAGES=all' : `the level “${level?.id ?? ''}” (archiveRequired)`;
    problems.push(`ARCHIVE_CERTIFICATE_FILE: is required with ${who}`);
  }
  if (demand === 'none' && file !== undefined)
    problems.push(
      'ARCHIVE_CERTIFICATE_FILE: nothing would be sealed to it; set ARCHIVE_PACKAGES=all, or archiveRequired in a level',
    );
  return demand;
}
