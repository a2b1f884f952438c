import type { BlobConfig } from '../config.ts';
import type { BlobStore } from './blobStore.ts';
import { createFsBlobStore } from './fsBlobStore.ts';
import { createS3BlobStore } from './s3BlobStore.ts';

/** The store the settings name. */
export function createBlobStore(config: BlobConfig): BlobStore {
  return config.kind === 'fs' ? createFsBlobStore(config.dir) : createS3BlobStore(config);
}
