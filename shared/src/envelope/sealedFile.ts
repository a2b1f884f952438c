import { EnvelopeError } from './envelopeError.ts';
import type { FileContent } from './fileContent.ts';
import { envelopeBytes } from './envelopePacket.ts';
import { openWithPassphrase, openWithPrivateKey } from './envelopes.ts';
import type { Octets } from './octets.ts';
import { openBody } from './openBody.ts';
import { readStretches } from './readStretches.ts';
import type { SessionKey } from './sessionKey.ts';

/** A hundred envelopes of the largest kind. */
const MOST_HEAD_BYTES = 64 * 1024;
const KEY_TAGS = [0xc1, 0xc3];

/** Who opens a saved file: by the passphrase of docs/PROTOCOL.md, or by an unprotected transferable secret key. */
export type FileOpener = { readonly passphrase: string } | { readonly privateKey: Uint8Array };

/** What stands before the body of a saved file. */
export interface SealedFileHead {
  readonly envelopes: readonly Octets[];
  /** Offset of the body in octets. */
  readonly bodyAt: number;
}

/**
 * Reads the envelopes of a file on disk: envelope(s) ‖ body. Needs no secret.
 * @throws `not-allowed` where it begins with something else; `damaged` where it ends before a body begins.
 */
export async function readHead(file: FileContent): Promise<SealedFileHead> {
  const head = await readRange(file, 0, MOST_HEAD_BYTES);
  const envelopes: Octets[] = [];
  let bodyAt = 0;
  while (envelopes.length === 0 || KEY_TAGS.includes(head[bodyAt] ?? 0)) {
    const bytes = envelopeBytes(head.subarray(bodyAt));
    envelopes.push(head.slice(bodyAt, bodyAt + bytes));
    bodyAt += bytes;
    if (bodyAt >= head.length) throw new EnvelopeError('damaged');
  }
  return { envelopes, bodyAt };
}

/** The session key of a saved file. @throws `wrong-secret`, `not-allowed`, `damaged` */
export async function openHead({ envelopes }: SealedFileHead, opener: FileOpener): Promise<SessionKey> {
  return 'passphrase' in opener
    ? openWithPassphrase(envelopes, opener.passphrase)
    : openWithPrivateKey(envelopes, opener.privateKey);
}

/**
 * The content of a saved file, in pieces, each verified; whole only once the iteration has ended without an error.
 * @throws `wrong-secret`, `not-allowed`, `damaged`; `source-changed` where the file cannot be read.
 */
export async function* openSealedFile(
  file: FileContent,
  opener: FileOpener,
): AsyncGenerator<Octets, void, undefined> {
  const head = await readHead(file);
  const sessionKey = await openHead(head, opener);
  yield* openBody(readFrom(file, head.bodyAt), { sessionKey });
}

/** The octets of a file from an offset on, in pieces that are good until the next one is asked for. @throws `source-changed` */
export async function* readFrom(file: FileContent, from: number): AsyncGenerator<Octets, void, undefined> {
  if (from >= file.size) return;
  for await (const { octets } of readStretches(file, [{ kind: 'content', from, to: file.size }]))
    yield octets;
}

async function readRange(file: FileContent, from: number, to: number): Promise<Octets> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (cause) {
    throw new EnvelopeError('source-changed', { cause });
  }
}
