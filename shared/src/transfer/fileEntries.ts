import type { BodySealer } from '../envelope/sealBody.ts';
import type { Manifest } from '../envelope/manifest.ts';
import { safeFileNames } from '../policy/fileNames.ts';
import { toHex } from './encoding.ts';
import type { FileEntry, OutgoingFile } from './transfer.ts';

/** The same files under names that are safe and distinct. */
export function nameFiles(files: readonly OutgoingFile[]): OutgoingFile[] {
  const names = safeFileNames(files.map(({ name }) => name));
  return files.map(({ content }, index) => ({ name: names[index] ?? '', content }));
}

/** What the manifest says of files that have been sealed to their end. */
export async function describeFiles(
  files: readonly OutgoingFile[],
  bodies: readonly BodySealer[],
): Promise<FileEntry[]> {
  const digests = await Promise.all(bodies.map((body) => body.digest()));
  return files.map(({ name, content }, index) => ({
    index,
    name,
    bytes: content.size,
    mediaType: content.type === '' ? 'application/octet-stream' : content.type,
    digest: toHex(digests[index] ?? new Uint8Array()),
  }));
}

/** The files of an opened manifest; names are made safe again, whoever wrote them. */
export function listFiles(manifest: Manifest): FileEntry[] {
  const names = safeFileNames(manifest.files.map(({ name }) => name));
  return manifest.files.map(({ bytes, mediaType, digest }, index) => ({
    index,
    name: names[index] ?? '',
    bytes,
    mediaType,
    digest,
  }));
}
