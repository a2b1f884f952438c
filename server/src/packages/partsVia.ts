import type { PartsVia } from '@siegelpost/shared/api/packages';
import type { Parts } from '../parts.ts';

/** Who takes and gives the parts of large packages. */
export function partsVia({ blobs }: Pick<Parts, 'blobs'>): PartsVia {
  return blobs.direct ? 'store' : 'server';
}
