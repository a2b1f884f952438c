import type { AuthorKind, PackageContent } from '../api/packages.ts';
import { MAX_MANIFEST_BYTES } from '../api/packages.ts';
import { sealedBodyBytes } from '../envelope/bodySize.ts';
import { fingerprintOf } from '../envelope/keys.ts';
import { decodeManifest, type Manifest } from '../envelope/manifest.ts';
import { verifyManifest } from '../envelope/manifestSignature.ts';
import { openBytes } from '../envelope/openBody.ts';
import type { SessionKey } from '../envelope/sessionKey.ts';
import { fromBase64 } from './encoding.ts';
import { listFiles } from './fileEntries.ts';
import type { Authenticity, OpenedPackage } from './transfer.ts';
import { TransferError } from './transferError.ts';

/** A package with its manifest opened and held against everything the server said of it. */
export interface ReadPackage {
  readonly content: PackageContent;
  readonly sessionKey: SessionKey;
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array<ArrayBuffer>;
  readonly authentication: Uint8Array<ArrayBuffer>;
}

/** Opens the manifest and refuses one of another package, or one whose files are not all there (rows 20, 25). */
export async function readPackage(content: PackageContent, sessionKey: SessionKey): Promise<ReadPackage> {
  const open = (sealed: string) => openBytes(fromBase64(sealed), sessionKey, MAX_MANIFEST_BYTES);
  const manifestBytes = await open(content.manifest);
  const manifest = decodeManifest(manifestBytes);
  const belongs =
    manifest.packageId === content.packageId &&
    manifest.conversationId === content.conversationId &&
    manifest.inReplyTo === content.inReplyTo &&
    authorKindOf(manifest) === content.authorKind;
  const complete =
    manifest.files.length === content.bodies.length &&
    manifest.files.every(({ bytes }, index) => sealedBodyBytes(bytes) === content.bodies[index]?.sealedBytes);
  if (!belongs) throw new TransferError('damaged');
  if (!complete) throw new TransferError('incomplete');
  return { content, sessionKey, manifest, manifestBytes, authentication: await open(content.authentication) };
}

/**
 * Who wrote a manifest, by what it says of its author: a clerk has a key; a visitor an address, and answers nothing; a
 * recipient neither, and answers. Undefined where it is none of them, so that no kind can pass as another.
 */
function authorKindOf({ author, inReplyTo }: Manifest): AuthorKind | undefined {
  if (author.fingerprint !== null) return author.address === null ? undefined : 'clerk';
  if (author.address !== null) return inReplyTo === null ? 'visitor' : undefined;
  return inReplyTo === null ? undefined : 'recipient';
}

/** Checks the author's detached signature by the certificate that the authenticated manifest names (row 24). */
export async function checkSignature({
  manifest,
  manifestBytes,
  authentication,
}: ReadPackage): Promise<void> {
  if (manifest.replyTo === null) throw new TransferError('signature-invalid');
  const certificate = fromBase64(manifest.replyTo);
  if ((await fingerprintOf(certificate)) !== manifest.author.fingerprint)
    throw new TransferError('signature-invalid');
  await verifyManifest(manifestBytes, authentication, certificate);
}

/** What people are shown of it. */
export function present(
  { content, manifest }: ReadPackage,
  authenticity: Authenticity,
  password: string | null = null,
): OpenedPackage {
  const { packageId, conversationId, inReplyTo, authorKind, reference, sealedAt, expiresAt } = content;
  return {
    packageId,
    conversationId,
    inReplyTo,
    authorKind,
    reference,
    sealedAt,
    expiresAt,
    author: manifest.author,
    authenticity,
    message: manifest.message,
    classification: manifest.classification,
    files: listFiles(manifest),
    answerPassword: password,
    archiveFingerprints: manifest.readers
      .filter(({ kind }) => kind === 'archive')
      .map(({ fingerprint }) => fingerprint),
    canReply: manifest.replyTo !== null,
  };
}
