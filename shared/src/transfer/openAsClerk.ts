import type { PackageId } from '../api/ids.ts';
import { ApiError } from '../client/apiError.ts';
import type { Api } from '../client/api.ts';
import { answerPassword } from '../envelope/answerPassword.ts';
import { openWithPrivateKey } from '../envelope/envelopes.ts';
import { deriveGateKeys } from '../envelope/gates.ts';
import { verifyReply } from '../envelope/replyProof.ts';
import { utf8 } from '../envelope/octets.ts';
import { passphrase } from '../envelope/passphrase.ts';
import { verifyVisit } from '../envelope/visitorProof.ts';
import { findLink } from '../link/link.ts';
import { fromBase64, fromBase64Url, toBase64Url } from './encoding.ts';
import { checkSignature, type ReadPackage, readPackage } from './readPackage.ts';
import { openSenderRecord } from './senderRecord.ts';
import type { Authenticity, ClerkAccess, SenderRecord } from './transfer.ts';
import { TransferError } from './transferError.ts';

/** Opens a package of the clerk's own conversations and says what vouches for its author. */
export async function openAsClerk(
  packageId: PackageId,
  access: ClerkAccess,
  api: Api,
  signal: AbortSignal,
): Promise<{ read: ReadPackage; authenticity: Authenticity; password: string | null }> {
  const content = await api.content(packageId, access.sessionToken, signal);
  if (content.packageId !== packageId) throw new TransferError('bad-answer');
  const sessionKey = await openWithPrivateKey(content.envelopes.map(fromBase64), access.clerk.privateKey);
  const read = await readPackage(content, sessionKey);
  switch (content.authorKind) {
    case 'recipient':
      return { read, authenticity: await checkProof(read, access, api), password: null };
    case 'visitor':
      return { read, authenticity: await checkVisit(read), password: await answerPassword(sessionKey) };
    case 'clerk':
      await checkSignature(read);
      return { read, authenticity: 'signed', password: null };
  }
}

/** The server vouches for a mailbox, by its digest; the proof ties this very package to that. */
async function checkVisit({
  content,
  manifest,
  manifestBytes,
  authentication,
}: ReadPackage): Promise<Authenticity> {
  if (content.vouch === null) throw new TransferError('signature-invalid');
  const vouchKey = fromBase64Url(content.vouch.vouchKey);
  const { conversationId } = content;
  await verifyVisit({ vouchKey, conversationId, manifest: manifestBytes, proof: authentication });
  const address = utf8((manifest.author.address ?? '').toLowerCase());
  const digest = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', address)));
  return digest === content.vouch.addressDigest ? 'vouched' : 'unproven';
}

/** The proof is checked with the secrets of the answered package, which only its author and its readers have. */
async function checkProof(read: ReadPackage, access: ClerkAccess, api: Api): Promise<Authenticity> {
  const record = await answeredRecord(read, access, api);
  const link = record && findLink(record.link);
  if (!record || !link) return 'unproven';
  if (link.packageId !== read.content.inReplyTo) throw new TransferError('signature-invalid');
  const passwords = [record.password, ...(record.formerPasswords ?? [])];
  for (const [index, password] of passwords.entries()) {
    const { replyKey } = await deriveGateKeys(passphrase(link.linkSecret, password), link.packageId);
    try {
      await verifyBy(replyKey, read);
      return 'proven';
    } catch (error) {
      if (index === passwords.length - 1) throw error;
    }
  }
  return 'unproven';
}

function verifyBy(replyKey: Parameters<typeof verifyReply>[0]['replyKey'], read: ReadPackage): Promise<void> {
  const { content, manifestBytes, authentication } = read;
  const { conversationId } = content;
  return verifyReply({ replyKey, conversationId, manifest: manifestBytes, proof: authentication });
}

async function answeredRecord(
  read: ReadPackage,
  access: ClerkAccess,
  api: Api,
): Promise<SenderRecord | undefined> {
  try {
    const conversation = await api.conversation(read.content.conversationId, access.sessionToken);
    const answered = conversation.packages.find(({ packageId }) => packageId === read.content.inReplyTo);
    if (!answered?.senderRecord) return undefined;
    return await openSenderRecord(fromBase64(answered.senderRecord), access.clerk);
  } catch (error) {
    // The answered package may have been deleted in the meantime: the reply stays readable, but unproven.
    if (error instanceof ApiError && error.code === 'not-found') return undefined;
    throw error;
  }
}
