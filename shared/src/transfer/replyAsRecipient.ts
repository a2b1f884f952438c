import type { PackageId } from '../api/ids.ts';
import { fingerprintOf } from '../envelope/keys.ts';
import { encodeManifest } from '../envelope/manifest.ts';
import { proveReply } from '../envelope/replyProof.ts';
import { sealBody } from '../envelope/sealBody.ts';
import { newSessionKey } from '../envelope/sessionKey.ts';
import { fromBase64 } from './encoding.ts';
import { describeFiles, nameFiles } from './fileEntries.ts';
import type { ReadPackage } from './readPackage.ts';
import { newPackageId } from './sendingPlan.ts';
import { sealToClerk } from './sealToClerk.ts';
import type { OnProgress, ReplyOrder, Sent } from './transfer.ts';
import { TransferError } from './transferError.ts';
import type { TransferTools } from './uploadBodies.ts';
import { uploadPackage } from './uploadPackage.ts';

/**
 * Seals a reply to the certificate in the answered package's manifest, never to one the server names, with a proof
 * that its author could open that package. @throws ApiError, EnvelopeError, TransferError
 */
export async function replyAsRecipient(
  order: ReplyOrder,
  answered: ReadPackage & { readonly replyKey: Uint8Array<ArrayBuffer> },
  tools: TransferTools,
  onProgress: OnProgress,
): Promise<Sent> {
  if (answered.manifest.replyTo === null) throw new TransferError('key-missing');
  const certificate = fromBase64(answered.manifest.replyTo);
  const { packageId: inReplyTo, conversationId } = answered.content;
  const packageId = newPackageId();
  const sessionKey = newSessionKey();
  const files = nameFiles(order.files);
  const bodies = files.map(({ content }) => sealBody(content, { sessionKey }));
  let entries: Sent['files'] = [];
  const seal = async () => {
    entries = await describeFiles(files, bodies);
    const manifest = encodeManifest(await replyManifest(order, answered, packageId, certificate, entries));
    const proof = await proveReply({ replyKey: answered.replyKey, conversationId, manifest });
    return sealToClerk({ manifest, proof }, sessionKey, certificate);
  };
  const outgoing = { order: { packageId, conversationId, inReplyTo }, bodies, seal };
  const sealed = await uploadPackage(outgoing, tools, onProgress);
  return { ...sealed, conversationId, link: null, files: entries };
}

async function replyManifest(
  order: ReplyOrder,
  answered: ReadPackage,
  packageId: PackageId,
  certificate: Uint8Array,
  files: Sent['files'],
) {
  return {
    version: 1 as const,
    packageId,
    conversationId: answered.content.conversationId,
    inReplyTo: answered.content.packageId,
    createdAt: new Date().toISOString(),
    author: { name: order.name, address: null, fingerprint: null },
    message: order.message,
    classification: answered.manifest.classification,
    files: files.map(({ name, bytes, mediaType, digest }) => ({ name, bytes, mediaType, digest })),
    readers: [{ kind: 'clerk' as const, fingerprint: await fingerprintOf(certificate) }],
    replyTo: null,
    pairing: null,
  };
}
