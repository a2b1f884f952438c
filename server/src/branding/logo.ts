import { readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** A picture as it is served. */
export interface Logo {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** It is part of the first load of every recipient. */
const MOST_BYTES = 100_000;

/** Reads a logo. @throws Error whose message says what is wrong with it */
export function readLogo(file: string): Logo {
  const mediaType = MEDIA_TYPES[extname(file).toLowerCase()];
  if (!mediaType) throw new Error('must be an .svg, .png or .webp file');
  const bytes = readOrSay(file);
  if (bytes.length > MOST_BYTES) throw new Error(`must not be larger than ${MOST_BYTES / 1000} KB`);
  return { mediaType, bytes };
}

function readOrSay(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Error('the file cannot be read', { cause });
  }
}
