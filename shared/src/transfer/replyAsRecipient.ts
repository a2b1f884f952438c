import type { BegunSending, SendingStore } from './begunSending.ts';
import { encodeManifest } from '../envelope/manifest.ts';
import { proveReply } from '../envelope/replyProof.ts';
import { type KeyReaders, listReaders, readersOfAnswer } from './keyReaders.ts';
import type { ReadPackage } from './readPackage.ts';
import { sendToClerk } from './sendToClerk.ts';
import type { OnProgress, ReplyOrder, Sent } from './transfer.ts';
import type { TransferTools } from './uploadBodies.ts';

/** What an answer to this package is kept under while it is on its way. */
export const subjectOfReply = ({ content }: ReadPackage): string => content.packageId;

/**
 * Seals a reply to the certificates in the answered package's manifest, the clerk's and the archive's, never to one that
 * the server names, with a proof that its author could open that package. @throws ApiError, EnvelopeError, TransferError
 */
export async function replyAsRecipient(
  order: ReplyOrder,
  answered: ReadPackage & { readonly replyKey: Uint8Array<ArrayBuffer> },
  tools: TransferTools & { readonly store: SendingStore },
  onProgress: OnProgress,
): Promise<Sent> {
  const readers = await readersOfAnswer(answered.manifest);
  const { packageId: inReplyTo, conversationId } = answered.content;
  const { sessionKey: _, ...sent } = await sendToClerk(
    {
      subject: subjectOfReply(answered),
      words: JSON.stringify([order.name, order.message]),
      files: order.files,
      conversationId,
      inReplyTo,
      readers,
      manifest: async ({ packageId }, files) =>
        encodeManifest(await replyManifest(order, answered, { packageId, readers }, files)),
      prove: (_, manifest) => proveReply({ replyKey: answered.replyKey, conversationId, manifest }),
    },
    tools,
    onProgress,
  );
  return sent;
}

async function replyManifest(
  order: ReplyOrder,
  answered: ReadPackage,
  { packageId, readers }: { readonly packageId: BegunSending['packageId']; readonly readers: KeyReaders },
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
    readers: await listReaders(readers),
    replyTo: null,
    pairing: null,
  };
}
