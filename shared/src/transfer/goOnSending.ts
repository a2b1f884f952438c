import type { PackageId } from '../api/ids.ts';
import { ApiError } from '../client/apiError.ts';
import { LINE, withRetries } from '../client/retry.ts';
import { SALT_BYTES } from '../envelope/bodyProfile.ts';
import { randomOctets } from '../envelope/octets.ts';
import { newSessionKey } from '../envelope/sessionKey.ts';
import type { BegunSending, SendingStore } from './begunSending.ts';
import { toBase64, toHex } from './encoding.ts';
import type { Letter } from './letter.ts';
import { type KnownParts, partNames } from './notedParts.ts';
import { newConversationId, newPackageId } from './sendingPlan.ts';
import type { OutgoingFile } from './transfer.ts';
import type { TransferTools } from './uploadBodies.ts';

/** The server keeps unfinished packages for 24 hours. */
export const KEPT_MS = 23 * 3_600_000;

/** A sending with all that is known of what it has done so far. */
export interface GoingOn extends KnownParts {
  readonly begun: BegunSending;
  /** In the order that they were begun in. */
  readonly files: readonly OutgoingFile[];
}

/** Begins, with everything that nobody else may ever have used. */
export async function beginSending(letter: Letter, store: SendingStore): Promise<GoingOn> {
  const begun: BegunSending = {
    packageId: newPackageId(),
    conversationId: letter.conversationId ?? newConversationId(),
    sessionKey: toBase64(newSessionKey()),
    salts: letter.files.map(() => toBase64(randomOctets(SALT_BYTES))),
    words: await digestOf(letter.words),
    files: letter.files.map(({ name, content }) => ({ name, bytes: content.size, mediaType: content.type })),
    begunAt: Date.now(),
  };
  await store.keep(letter.subject, begun, letter.files);
  return { begun, files: letter.files, noted: new Map(), durable: new Set() };
}

/** What was begun and can be gone on with by this letter. @throws ApiError */
export async function findBegun(
  letter: Letter,
  { store, ...tools }: TransferTools & { readonly store: SendingStore },
): Promise<GoingOn | null> {
  const begun = await readBegun(letter.subject, store);
  const files = begun && inOrder(begun, letter.files);
  if (!begun || !files) return null;
  const { sealed, durable } = await partsThere(begun.packageId, tools);
  // It has arrived, and only the answer got lost. Other words are another letter.
  if (sealed && begun.words !== (await digestOf(letter.words))) return null;
  return { begun, files, noted: await store.noted(begun.packageId), durable };
}

/** What was begun and is not too old. */
export async function readBegun(subject: string, store: SendingStore): Promise<BegunSending | null> {
  const begun = await store.read(subject);
  return begun && Date.now() - begun.begunAt < KEPT_MS ? begun : null;
}

/** What the server has of it; nothing where it has never heard of it. @throws ApiError */
export async function partsThere(
  packageId: PackageId,
  { api, token, signal, patient }: TransferTools,
): Promise<{ readonly sealed: boolean; readonly durable: ReadonlySet<string> }> {
  try {
    const ask = () => api.uploadedParts(packageId, token, signal);
    const { sealed, bodies } = await withRetries(ask, { signal, patient, passing: LINE });
    return { sealed, durable: partNames(bodies) };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return { sealed: false, durable: new Set() };
    throw error;
  }
}

/** The chosen files in the order they were begun in; null where one is missing or one is too many. */
function inOrder({ files }: BegunSending, chosen: readonly OutgoingFile[]): readonly OutgoingFile[] | null {
  const left = [...chosen];
  const found = files.flatMap(({ name, bytes }) => {
    const fits = left.filter(({ content }) => content.size === bytes);
    const file = fits.find((candidate) => candidate.name === name) ?? fits[0];
    if (file) left.splice(left.indexOf(file), 1);
    return file ?? [];
  });
  return found.length === files.length && left.length === 0 ? found : null;
}

async function digestOf(words: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words))));
}
