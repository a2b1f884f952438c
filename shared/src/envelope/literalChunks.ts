import { chunkBytes, CHUNK_OCTET, LITERAL_PREFIX, TAG } from './bodyProfile.ts';
import type { FileContent } from './fileContent.ts';
import type { Octets } from './octets.ts';
import { packetLayout } from './packetLayout.ts';
import { readStretches } from './readStretches.ts';

const CHUNK_BYTES = chunkBytes(CHUNK_OCTET);

/**
 * The literal packet around `content`, cut into the plaintext of its AEAD chunks, each good until the next one is asked
 * for. Reads ahead. `onContent` sees the file's own octets in order.
 * @throws `source-changed` where the file gives fewer octets than its size, or cannot be read.
 */
export async function* literalChunks(
  content: FileContent,
  onContent: (octets: Octets) => Promise<void>,
): AsyncGenerator<Octets, void, undefined> {
  const layout = packetLayout(TAG.literal, LITERAL_PREFIX, content.size);
  for await (const stretch of readStretches(content, layout)) {
    for (const octets of stretch.content) await onContent(octets);
    for (let at = 0; at < stretch.octets.length; at += CHUNK_BYTES)
      yield stretch.octets.subarray(at, at + CHUNK_BYTES);
  }
}
