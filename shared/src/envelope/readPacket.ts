import { EnvelopeError } from './envelopeError.ts';
import type { OctetQueue } from './octetQueue.ts';

/** RFC 9580 §4.2.1.4: the first partial length is at least this, so that no header hides in crumbs. */
const LEAST_FIRST_PARTIAL = 512;

/**
 * The body of the one packet in `queue`, which must have this tag, the current header format (RFC 9580 §4.2.1) and
 * nothing after it. Partial lengths are taken out.
 * @throws `not-allowed` for another packet, `damaged` where it is cut short or something follows.
 */
export async function* readOnlyPacket<Buffer extends ArrayBufferLike>(
  queue: OctetQueue<Buffer>,
  tag: number,
): AsyncGenerator<Uint8Array<Buffer | ArrayBuffer>, void, undefined> {
  try {
    const [header] = await queue.take(1);
    if (header !== (0xc0 | tag)) throw new EnvelopeError('not-allowed');
    for (let first = true, partial = true; partial; first = false) {
      const length = await readLength(queue);
      partial = length.partial;
      if (first && partial && length.bytes < LEAST_FIRST_PARTIAL) throw new EnvelopeError('not-allowed');
      yield* takeAll(queue, length.bytes);
    }
    if (await queue.has(1)) throw new EnvelopeError('damaged');
  } finally {
    await queue.close();
  }
}

async function* takeAll<Buffer extends ArrayBufferLike>(
  queue: OctetQueue<Buffer>,
  bytes: number,
): AsyncGenerator<Uint8Array<Buffer | ArrayBuffer>> {
  for (let left = bytes; left > 0;) {
    const piece = await queue.takeSome(left);
    left -= piece.length;
    yield piece;
  }
}

async function readLength(queue: OctetQueue<ArrayBufferLike>): Promise<{ bytes: number; partial: boolean }> {
  const [first = 0] = await queue.take(1);
  if (first < 192) return { bytes: first, partial: false };
  if (first < 224) {
    const [second = 0] = await queue.take(1);
    return { bytes: ((first - 192) << 8) + second + 192, partial: false };
  }
  if (first < 255) return { bytes: 2 ** (first & 0x1f), partial: true };
  const four = await queue.take(4);
  return { bytes: new DataView(four.buffer).getUint32(0), partial: false };
}
