import type { FileEntry } from '@siegelpost/shared/transfer/transfer';

/** Pictures that every browser we serve decodes, and that cannot bring scripts or requests of their own (as SVG can). */
const PICTURES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** More than this, decoded, is too much for the memory of a phone. */
export const MOST_BYTES = 30_000_000;

/** The media type as which a file may be decoded: by its extension, never by what the author said. */
export function pictureType(name: string): string | undefined {
  return PICTURES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}

export function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name);
}

/** Of a document that is too large a sentence is shown: people ask for it by its kind, not by its size. */
export function canBeShown({ name, bytes }: Pick<FileEntry, 'name' | 'bytes'>): boolean {
  if (isPdf(name)) return bytes > 0;
  return bytes > 0 && bytes <= MOST_BYTES && pictureType(name) !== undefined;
}
