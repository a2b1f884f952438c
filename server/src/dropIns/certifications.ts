import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DropInConfig } from '../config.ts';
import { errorCode } from '../errorCode.ts';

/**
 * What `siegelpost org-key certify` wrote about this key: the certificate with the organisation's certification; undefined
 * where there is none. Read anew each time, so that a new one counts at once.
 */
export async function certificationOf(
  { certificationsDir }: DropInConfig,
  fingerprint: string,
): Promise<Buffer | undefined> {
  if (certificationsDir === null) return undefined;
  try {
    return await readFile(join(certificationsDir, `${fingerprint}.pgp`));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
