import { randomUUID } from 'node:crypto';
import type { PackageId } from '@siegelpost/shared/api/ids';

/** Where the octets of an object belong. */
export interface ObjectPlace {
  readonly packageId: PackageId;
  readonly bodyIndex: number;
  readonly partIndex: number;
}

/** A key that no other object ever had. */
export function newBlobKey({ packageId, bodyIndex, partIndex }: ObjectPlace): string {
  return `${packageId}/${bodyIndex}-${partIndex}-${randomUUID()}`;
}

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** All keys of our making (`probe/` is what a start tries: s3Direct.ts). PostgreSQL reads this, too. */
export const BLOB_KEY = `^([A-Za-z0-9_-]{22}/[0-9]+-[0-9]+|probe)[-/]${UUID}$`;
