import { createHash, timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Refusal } from '../refusal.ts';
import { Patience } from './patience.ts';

const CONTENT_DIGEST = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/;

/** The SHA-256 in a Content-Digest field (RFC 9530 §2). @throws Refusal `bad-request` */
export function announcedDigest(field: string | string[] | undefined): Buffer {
  const text = Array.isArray(field) ? field.join(', ') : (field ?? '');
  const base64 = CONTENT_DIGEST.exec(text)?.[1];
  if (!base64) throw new Refusal('bad-request');
  return Buffer.from(base64, 'base64');
}

export interface Announced {
  readonly length: number;
  readonly digest: Buffer;
  readonly silentMs: number;
}

/**
 * The octets of an upload, checked while they flow. The last piece is held back until length and digest are proven, so
 * that no store can complete a wrong object. @throws Refusal
 */
export async function* checkedOctets(body: Readable, announced: Announced): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let received = 0;
  let held: Uint8Array | undefined;
  for await (const piece of withoutSilence(body, announced.silentMs)) {
    received += piece.length;
    if (received > announced.length) throw new Refusal('too-large');
    hash.update(piece);
    if (held) yield held;
    held = piece;
  }
  if (received !== announced.length) throw new Refusal('length-mismatch');
  if (!timingSafeEqual(hash.digest(), announced.digest)) throw new Refusal('digest-mismatch');
  if (held) yield held;
}

async function* withoutSilence(body: Readable, silentMs: number): AsyncGenerator<Uint8Array> {
  // The request must stay usable: its refusal is still to be answered.
  const pieces: AsyncIterator<Uint8Array> = body.iterator({ destroyOnReturn: false });
  const patience = new Patience(silentMs);
  try {
    for (;;) {
      const next = await patience.for(pieces.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    patience.end();
    // Lets go of the body, so that what nobody wants any more can flow away.
    void pieces.return?.();
  }
}
