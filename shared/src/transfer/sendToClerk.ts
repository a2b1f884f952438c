import { ApiError } from '../client/apiError.ts';
import { sealBody } from '../envelope/sealBody.ts';
import { parseSessionKey, type SessionKey } from '../envelope/sessionKey.ts';
import type { SendingStore } from './begunSending.ts';
import { fromBase64 } from './encoding.ts';
import { describeFiles, nameFiles } from './fileEntries.ts';
import { beginSending, findBegun, type GoingOn } from './goOnSending.ts';
import type { Letter } from './letter.ts';
import { NotedParts } from './notedParts.ts';
import { sealToClerk } from './sealToClerk.ts';
import type { OnProgress, Sent } from './transfer.ts';
import { TransferError } from './transferError.ts';
import type { TransferTools } from './uploadBodies.ts';
import { uploadPackage } from './uploadPackage.ts';

type SendingTools = TransferTools & { readonly store: SendingStore };
type SentToClerk = Sent & { readonly sessionKey: SessionKey };

/**
 * Seals a letter and uploads it. What was begun with the same files within the last day is gone on with: what has
 * arrived is not sent again. Where the files turn out to be others, everything begins anew.
 * @throws ApiError, EnvelopeError, TransferError
 */
export async function sendToClerk(
  letter: Letter,
  tools: SendingTools,
  onProgress: OnProgress,
): Promise<SentToClerk> {
  try {
    return await beginOrGoOn(letter, tools, onProgress);
  } catch (error) {
    // While the line was away, the server has forgotten what was opened: once more, with what it has by now.
    if (!isForgotten(error)) throw error;
    return beginOrGoOn(letter, tools, onProgress);
  }
}

async function beginOrGoOn(
  letter: Letter,
  tools: SendingTools,
  onProgress: OnProgress,
): Promise<SentToClerk> {
  const begun = await findBegun(letter, tools);
  try {
    return await send(letter, begun ?? (await beginSending(letter, tools.store)), tools, onProgress);
  } catch (error) {
    if (!begun || !isAnother(error)) throw error;
    return send(letter, await beginSending(letter, tools.store), tools, onProgress);
  }
}

async function send(
  letter: Letter,
  { begun, files, noted, durable }: GoingOn,
  tools: SendingTools,
  onProgress: OnProgress,
): Promise<SentToClerk> {
  const { packageId, conversationId } = begun;
  const sessionKey = parseSessionKey(fromBase64(begun.sessionKey));
  const named = nameFiles(files);
  const bodies = named.map(({ content }, index) =>
    sealBody(content, { sessionKey, salt: fromBase64(begun.salts[index] ?? '') }),
  );
  let entries: Sent['files'] = [];
  const seal = async () => {
    entries = await describeFiles(named, bodies);
    const manifest = await letter.manifest(begun, entries);
    const proof = await letter.prove(begun, manifest);
    return sealToClerk({ manifest, proof }, sessionKey, letter.readers);
  };
  const order = { packageId, conversationId, inReplyTo: letter.inReplyTo };
  const journal = new NotedParts({ noted, durable }, (part, digest) =>
    tools.store.note(packageId, part, digest),
  );
  const sealed = await uploadPackage({ order, bodies, seal }, { ...tools, journal }, onProgress);
  // It has arrived, whatever the browser does with its notes.
  await tools.store.forget(letter.subject).catch(() => undefined);
  return { ...sealed, conversationId, link: null, files: entries, sessionKey };
}

function isForgotten(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'not-found';
}

/** What was begun does not fit any more: another file, or a package that is not ours to go on with. */
function isAnother(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'package-exists' || code === 'part-conflict' || isOtherFile(error);
}

/** Not a file that cannot be read: that one cannot be read anew either. */
function isOtherFile(error: unknown): boolean {
  return error instanceof TransferError && error.code === 'file-changed';
}
