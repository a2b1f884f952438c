import { type FileOpener, openSealedFile } from '@siegelpost/shared/envelope/sealedFile';

/** So much is handed to the browser at once: it keeps large blobs on disk. */
const GROUP_BYTES = 32 * 1024 * 1024;

/** The content of one sealed file, whole and verified. @throws EnvelopeError */
export async function openFile(
  file: File,
  opener: FileOpener,
  onProgress: (doneBytes: number) => void,
): Promise<Blob> {
  const groups: Blob[] = [];
  let group: Uint8Array<ArrayBuffer>[] = [];
  let groupBytes = 0;
  let doneBytes = 0;
  for await (const piece of openSealedFile(file, opener)) {
    group.push(piece);
    groupBytes += piece.length;
    doneBytes += piece.length;
    if (groupBytes >= GROUP_BYTES) {
      groups.push(new Blob(group));
      [group, groupBytes] = [[], 0];
    }
    onProgress(doneBytes);
  }
  // Never opened in place: HTML and SVG would run with this page's rights.
  return new Blob([...groups, ...group], { type: 'application/octet-stream' });
}

/** `Bescheid.pdf.pgp` was `Bescheid.pdf`. */
export function openedName(name: string): string {
  return /.\.(?:pgp|gpg)$/i.test(name) ? name.slice(0, -4) : name;
}
