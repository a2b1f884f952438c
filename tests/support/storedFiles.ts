import { readdir } from 'node:fs/promises';

/** Names of all files below a folder of the object store; of one package where it is named. */
export async function storedFiles(blobDir: string, packageId = ''): Promise<string[]> {
  const entries = await readdir(blobDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => path.includes(packageId))
    .sort();
}
