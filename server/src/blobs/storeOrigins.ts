import type { BlobStore } from './blobStore.ts';

/** Whom browsers must be let to, beside this server, for the octets of packages. */
export function storeOrigins({ direct }: Pick<BlobStore, 'direct'>): readonly string[] {
  return direct ? [direct.origin] : [];
}
