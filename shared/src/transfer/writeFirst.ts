import type { DropInName } from '../api/dropInName.ts';
import { answerPassword } from '../envelope/answerPassword.ts';
import { encodeManifest } from '../envelope/manifest.ts';
import { proveVisit } from '../envelope/visitorProof.ts';
import type { SendingStore } from './begunSending.ts';
import { fromBase64Url } from './encoding.ts';
import { type KeyReaders, listReaders } from './keyReaders.ts';
import { sendToClerk } from './sendToClerk.ts';
import { subjectOfLetter } from './subjectOfLetter.ts';
import type { OnProgress, Sent } from './transfer.ts';
import type { TransferTools } from './uploadBodies.ts';
import type { FirstOrder, FirstSent } from './writing.ts';

/**
 * Seals a visitor's package to the certificates that were looked up and checked, and begins a conversation with it.
 * @throws ApiError, EnvelopeError, TransferError
 */
export async function writeFirst(
  order: FirstOrder,
  addressee: { readonly name: DropInName; readonly readers: KeyReaders },
  tools: TransferTools & { readonly store: SendingStore },
  onProgress: OnProgress,
): Promise<FirstSent> {
  const { readers } = addressee;
  const { visitor } = order;
  const vouchKey = fromBase64Url(visitor.vouchKey);
  const { sessionKey, ...sent } = await sendToClerk(
    {
      subject: subjectOfLetter(addressee.name, visitor),
      words: JSON.stringify([visitor.name, visitor.address, order.message]),
      files: order.files,
      conversationId: null,
      inReplyTo: null,
      readers,
      manifest: async ({ packageId, conversationId }, files) =>
        encodeManifest(await firstManifest(order, { packageId, conversationId }, readers, files)),
      prove: ({ conversationId }, manifest) => proveVisit({ vouchKey, conversationId, manifest }),
    },
    tools,
    onProgress,
  );
  return { ...sent, answerPassword: await answerPassword(sessionKey) };
}

async function firstManifest(
  { visitor, message }: FirstOrder,
  ids: Pick<Sent, 'packageId' | 'conversationId'>,
  readers: KeyReaders,
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
    readers: await listReaders(readers),
    replyTo: null,
    pairing: null,
  };
}
