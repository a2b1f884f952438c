import type { SealPackage } from '../api/packages.ts';
import { fingerprintOf } from '../envelope/keys.ts';
import { encodeManifest } from '../envelope/manifest.ts';
import { signManifest } from '../envelope/manifestSignature.ts';
import type { SessionKey } from '../envelope/sessionKey.ts';
import { sealBody, sealBytes } from '../envelope/sealBody.ts';
import { buildLink } from '../link/link.ts';
import { demandedArchives } from './archiveReader.ts';
import { toBase64 } from './encoding.ts';
import { describeFiles, nameFiles } from './fileEntries.ts';
import { type Guards, makeGuards } from './guards.ts';
import { keyEnvelopes, type KeyReaders, listReaders } from './keyReaders.ts';
import { sealSenderRecord } from './senderRecord.ts';
import { newSendingPlan, type SendingPlan } from './sendingPlan.ts';
import type { ClerkOrder, OnProgress, Sent } from './transfer.ts';
import type { TransferTools } from './uploadBodies.ts';
import { uploadPackage } from './uploadPackage.ts';

/**
 * Seals a clerk's package under a fresh session key, uploads it, and makes it complete in one step at the end. The link
 * opens only after `activate`. Where policy demands the archive, its key is checked before anything leaves (row 28). With the plan of an earlier try, and its journal among the tools, it goes on with that.
 * @throws ApiError, EnvelopeError, TransferError
 */
export async function sendAsClerk(
  order: ClerkOrder,
  origin: string,
  tools: TransferTools,
  onProgress: OnProgress,
  plan = newSendingPlan(order),
): Promise<Sent> {
  const { packageId, conversationId, linkSecret, sessionKey, salts } = plan;
  const archives = await demandedArchives(order.archive, tools.api, tools.signal);
  const readers = { clerk: order.clerk.certificate, archives };
  const files = nameFiles(order.files);
  const bodies = files.map(({ content }, index) => sealBody(content, { sessionKey, salt: salts[index] }));
  const link = buildLink(origin, { packageId, linkSecret });
  let entries: Sent['files'] = [];
  const seal = async (): Promise<SealPackage> => {
    entries = await describeFiles(files, bodies);
    const manifest = encodeManifest(await clerkManifest(order, plan, readers, entries));
    const guards = await (plan.guards ?? makeGuards(plan, order.password));
    return sealOf(order, { link, sessionKey, readers, manifest, guards, entries });
  };
  const inReplyTo = order.conversation?.inReplyTo ?? null;
  const sealed = await uploadPackage(
    { order: { packageId, conversationId, inReplyTo }, bodies, seal },
    tools,
    onProgress,
  );
  return { ...sealed, conversationId, link, files: entries };
}

interface Sealing {
  readonly link: string;
  readonly sessionKey: SessionKey;
  readonly readers: KeyReaders;
  readonly manifest: Uint8Array<ArrayBuffer>;
  readonly guards: Guards;
  readonly entries: Sent['files'];
}

async function sealOf(order: ClerkOrder, sealing: Sealing): Promise<SealPackage> {
  const { sessionKey, readers, manifest, guards } = sealing;
  const { mailboxCodeAddress = null, oneTime = false } = order;
  return {
    envelopes: [toBase64(guards.envelope), ...(await keyEnvelopes(sessionKey, readers))],
    manifest: toBase64(await sealBytes(manifest, sessionKey)),
    authentication: toBase64(
      await sealBytes(await signManifest(manifest, order.clerk.privateKey), sessionKey),
    ),
    gates: { ...guards.gates, mailboxCodeAddress, ...(oneTime ? { oneTime } : {}) },
    expiresAt: order.expiresAt,
    senderRecord: toBase64(
      await sealSenderRecord(recordOf(order, sealing.link, sealing.entries), order.clerk),
    ),
  };
}

async function clerkManifest(
  order: ClerkOrder,
  { packageId, conversationId }: Pick<SendingPlan, 'packageId' | 'conversationId'>,
  readers: KeyReaders,
  files: Sent['files'],
) {
  const fingerprint = await fingerprintOf(order.clerk.certificate);
  return {
    version: 1 as const,
    packageId,
    conversationId,
    inReplyTo: order.conversation?.inReplyTo ?? null,
    createdAt: new Date().toISOString(),
    author: { name: order.clerk.name, address: order.clerk.address, fingerprint },
    message: order.message,
    classification: order.classification,
    files: files.map(({ name, bytes, mediaType, digest }) => ({ name, bytes, mediaType, digest })),
    readers: await listReaders(readers),
    replyTo: toBase64(order.clerk.certificate),
    pairing: null,
  };
}

function recordOf(order: ClerkOrder, link: string, files: Sent['files']) {
  return {
    version: 1 as const,
    link,
    password: order.password,
    recipients: order.recipients,
    subject: order.subject,
    classification: order.classification,
    fileNames: files.map(({ name }) => name),
  };
}
