import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { types } from 'node:util';

/** Names of all files in the object store, which makes its folder with the first; of one package where it is named. */
export async function storedFiles(blobDir: string, packageId = ''): Promise<string[]> {
  if (!existsSync(blobDir)) return [];
  const entries = await readdir(blobDir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    // Errors of Node's own are none of the `Error` that tests see.
    if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  // A folder went away after it was listed and before it was read: the server tidies up meanwhile.
  if (!entries) return storedFiles(blobDir, packageId);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => path.includes(packageId))
    .sort();
}
