import { answerPassword } from '../envelope/answerPassword.ts';
import { fingerprintOf } from '../envelope/keys.ts';
import { encodeManifest } from '../envelope/manifest.ts';
import { sealBody } from '../envelope/sealBody.ts';
import { newSessionKey } from '../envelope/sessionKey.ts';
import { proveVisit } from '../envelope/visitorProof.ts';
import { fromBase64Url } from './encoding.ts';
import { describeFiles, nameFiles } from './fileEntries.ts';
import { newConversationId, newPackageId } from './sendingPlan.ts';
import { sealToClerk } from './sealToClerk.ts';
import type { OnProgress, Sent } from './transfer.ts';
import type { TransferTools } from './uploadBodies.ts';
import { uploadPackage } from './uploadPackage.ts';
import type { FirstOrder, FirstSent } from './writing.ts';

/**
 * Seals a visitor's package to the certificate that was looked up and checked, and begins a conversation with it.
 * @throws ApiError, EnvelopeError, TransferError
 */
export async function writeFirst(
  order: FirstOrder,
  certificate: Uint8Array,
  tools: TransferTools,
  onProgress: OnProgress,
): Promise<FirstSent> {
  const ids = { packageId: newPackageId(), conversationId: newConversationId() };
  const { conversationId } = ids;
  const sessionKey = newSessionKey();
  const files = nameFiles(order.files);
  const bodies = files.map(({ content }) => sealBody(content, { sessionKey }));
  let entries: Sent['files'] = [];
  const seal = async () => {
    entries = await describeFiles(files, bodies);
    const manifest = encodeManifest(await firstManifest(order, ids, certificate, entries));
    const vouchKey = fromBase64Url(order.visitor.vouchKey);
    const proof = await proveVisit({ vouchKey, conversationId, manifest });
    return sealToClerk({ manifest, proof }, sessionKey, certificate);
  };
  const outgoing = { order: { ...ids, inReplyTo: null }, bodies, seal };
  const sealed = await uploadPackage(outgoing, tools, onProgress);
  const password = await answerPassword(sessionKey);
  return { ...sealed, conversationId, link: null, files: entries, answerPassword: password };
}

async function firstManifest(
  { visitor, message }: FirstOrder,
  ids: Pick<Sent, 'packageId' | 'conversationId'>,
  certificate: Uint8Array,
  files: Sent['files'],
) {
  return {
    version: 1 as const,
    ...ids,
    inReplyTo: null,
    createdAt: new Date().toISOString(),
    author: { name: visitor.name, address: visitor.address, fingerprint: null },
    message,
    classification: null,
    files: files.map(({ name, bytes, mediaType, digest }) => ({ name, bytes, mediaType, digest })),
    readers: [{ kind: 'clerk' as const, fingerprint: await fingerprintOf(certificate) }],
    replyTo: null,
    pairing: null,
  };
}
