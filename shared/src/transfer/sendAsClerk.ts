import type { ConversationId, PackageId } from '../api/ids.ts';
import type { Gates, SealPackage } from '../api/packages.ts';
import { sealToCertificate, sealToPassphrase } from '../envelope/envelopes.ts';
import { deriveGateKeys, deriveLinkToken, tokenDigest } from '../envelope/gates.ts';
import { fingerprintOf } from '../envelope/keys.ts';
import { encodeManifest } from '../envelope/manifest.ts';
import { signManifest } from '../envelope/manifestSignature.ts';
import { type Passphrase, passphrase } from '../envelope/passphrase.ts';
import type { SessionKey } from '../envelope/sessionKey.ts';
import { sealBody, sealBytes } from '../envelope/sealBody.ts';
import { buildLink, type TransferLink } from '../link/link.ts';
import { toBase64, toBase64Url } from './encoding.ts';
import { describeFiles, nameFiles } from './fileEntries.ts';
import { sealSenderRecord } from './senderRecord.ts';
import { newSendingPlan } from './sendingPlan.ts';
import type { ClerkOrder, OnProgress, Sent } from './transfer.ts';
import type { TransferTools } from './uploadBodies.ts';
import { uploadPackage } from './uploadPackage.ts';

/**
 * Seals a clerk's package under a fresh session key, uploads it, and makes it complete in one step at the end. The link
 * opens only after `activate`. With the plan of an earlier try, and its journal among the tools, it goes on with that.
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
  const files = nameFiles(order.files);
  const bodies = files.map(({ content }, index) => sealBody(content, { sessionKey, salt: salts[index] }));
  const link = buildLink(origin, { packageId, linkSecret });
  let entries: Sent['files'] = [];
  const seal = async (): Promise<SealPackage> => {
    entries = await describeFiles(files, bodies);
    const manifest = encodeManifest(await clerkManifest(order, packageId, conversationId, entries));
    return sealOf(order, { packageId, link, linkSecret, sessionKey, manifest, entries });
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
  readonly packageId: PackageId;
  readonly link: string;
  readonly linkSecret: TransferLink['linkSecret'];
  readonly sessionKey: SessionKey;
  readonly manifest: Uint8Array<ArrayBuffer>;
  readonly entries: Sent['files'];
}

async function sealOf(order: ClerkOrder, sealing: Sealing): Promise<SealPackage> {
  const { packageId, linkSecret, sessionKey, manifest } = sealing;
  const secret = passphrase(linkSecret, order.password);
  return {
    envelopes: [
      toBase64(await sealToPassphrase(sessionKey, secret, { strong: order.password !== null })),
      toBase64(await sealToCertificate(sessionKey, order.clerk.certificate)),
    ],
    manifest: toBase64(await sealBytes(manifest, sessionKey)),
    authentication: toBase64(
      await sealBytes(await signManifest(manifest, order.clerk.privateKey), sessionKey),
    ),
    gates: await gatesFor(order, { packageId, linkSecret }, secret),
    expiresAt: order.expiresAt,
    senderRecord: toBase64(
      await sealSenderRecord(recordOf(order, sealing.link, sealing.entries), order.clerk),
    ),
  };
}

async function clerkManifest(
  order: ClerkOrder,
  packageId: PackageId,
  conversationId: ConversationId,
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
    readers: [{ kind: 'clerk' as const, fingerprint }],
    replyTo: toBase64(order.clerk.certificate),
    pairing: null,
  };
}

/** What the server compares holders of the link against. */
export async function gatesFor(
  {
    password,
    mailboxCodeAddress = null,
    oneTime = false,
  }: Pick<ClerkOrder, 'password' | 'mailboxCodeAddress' | 'oneTime'>,
  { packageId, linkSecret }: TransferLink,
  secret: Passphrase,
): Promise<Gates> {
  const linkToken = await deriveLinkToken(linkSecret);
  const { authToken } = await deriveGateKeys(secret, packageId);
  return {
    linkTokenDigest: toBase64Url(await tokenDigest(linkToken)),
    authTokenDigest: toBase64Url(await tokenDigest(authToken)),
    passwordRequired: password !== null,
    mailboxCodeAddress,
    ...(oneTime ? { oneTime: true } : {}),
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
