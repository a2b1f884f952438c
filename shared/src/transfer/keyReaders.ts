import { sealToCertificate } from '../envelope/envelopes.ts';
import { fingerprintOf } from '../envelope/keys.ts';
import type { ArchiveReader, Manifest } from '../envelope/manifest.ts';
import type { SessionKey } from '../envelope/sessionKey.ts';
import { fromBase64, toBase64 } from './encoding.ts';
import { TransferError } from './transferError.ts';

/** Who opens a package by a key: its clerk, and the authority's archive where that was demanded. */
export interface KeyReaders {
  /** Certificate, binary. */
  readonly clerk: Uint8Array;
  readonly archives: readonly ArchiveReader[];
  /** When the archive's certificate must be valid; left out for now. */
  readonly at?: Date;
}

/** An envelope for each of them, as base64. @throws EnvelopeError `not-allowed` */
export async function keyEnvelopes(
  sessionKey: SessionKey,
  { clerk, archives, at }: KeyReaders,
): Promise<string[]> {
  const envelopes = [await sealToCertificate(sessionKey, clerk)];
  for (const { certificate } of archives)
    envelopes.push(await sealToCertificate(sessionKey, fromBase64(certificate), at));
  return envelopes.map(toBase64);
}

/** The same readers as the manifest lists them. */
export async function listReaders({ clerk, archives }: KeyReaders): Promise<Manifest['readers']> {
  return [{ kind: 'clerk', fingerprint: await fingerprintOf(clerk) }, ...archives];
}

/**
 * Those who read an answer to this package: both from its authenticated manifest, never from the server. An archive key
 * that has expired since then still is the one that its author was told to seal to.
 * @throws TransferError `key-missing` where no answer is wanted, `damaged` where a certificate is not the one named
 */
export async function readersOfAnswer({ replyTo, readers, createdAt }: Manifest): Promise<KeyReaders> {
  if (replyTo === null) throw new TransferError('key-missing');
  const archives = readers.filter((reader) => reader.kind === 'archive');
  for (const { certificate, fingerprint } of archives)
    if ((await fingerprintOf(fromBase64(certificate))) !== fingerprint) throw new TransferError('damaged');
  return { clerk: fromBase64(replyTo), archives, at: new Date(createdAt) };
}
