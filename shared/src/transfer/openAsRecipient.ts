import type { Notice } from '../api/packages.ts';
import type { Api } from '../client/api.ts';
import { openWithPassphrase } from '../envelope/envelopes.ts';
import { deriveGateKeys, deriveLinkToken } from '../envelope/gates.ts';
import { type Passphrase, passphrase } from '../envelope/passphrase.ts';
import type { TransferLink } from '../link/link.ts';
import { fromBase64, toBase64Url } from './encoding.ts';
import { checkSignature, type ReadPackage, readPackage } from './readPackage.ts';
import { TransferError } from './transferError.ts';

/** A package that a link holder opened, with what it takes to go on. */
export interface RecipientPackage extends ReadPackage {
  /** Claim token: fetches ciphertext and uploads replies. */
  readonly token: string;
  readonly replyKey: Uint8Array<ArrayBuffer>;
}

/** Gate 1. @throws ApiError */
export async function readNotice(link: TransferLink, api: Api, signal: AbortSignal): Promise<Notice> {
  return api.notice(link.packageId, toBase64Url(await deriveLinkToken(link.linkSecret)), signal);
}

/** What passes gates 2 and 3. */
export interface Access {
  /** Null where none is demanded. */
  readonly password: string | null;
  /** The six digits of gate 3, where they are demanded. */
  readonly code?: string | undefined;
  /** Chosen and kept by the caller where the package may be opened again; else made here. */
  readonly claimToken?: string | undefined;
}

/** A bearer token for a claim, chosen by its bearer. */
export function newClaimToken(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Passes gates 1 and 2 and has a code mailed to the recipient's mailbox. @throws ApiError, EnvelopeError */
export async function requestCode(
  link: TransferLink,
  password: string | null,
  api: Api,
  signal: AbortSignal,
): Promise<void> {
  const { proof } = await proveGates(link, passphrase(link.linkSecret, password));
  await api.requestPackageCode(link.packageId, proof, signal);
}

/** All gates, then the manifest, signed by its author. @throws ApiError, EnvelopeError, TransferError */
export async function openAsRecipient(
  link: TransferLink,
  { password, code, claimToken = newClaimToken() }: Access,
  api: Api,
  signal: AbortSignal,
): Promise<RecipientPackage> {
  const secret = passphrase(link.linkSecret, password);
  const { proof, replyKey } = await proveGates(link, secret);
  const request = { ...proof, claimToken, ...(code === undefined ? {} : { code }) };
  const claim = await api.claim(link.packageId, request, signal);
  const content = await api.content(link.packageId, claim.token, signal);
  if (content.packageId !== link.packageId) throw new TransferError('bad-answer');
  const sessionKey = await openWithPassphrase(content.envelopes.map(fromBase64), secret);
  const read = await readPackage(content, sessionKey);
  await checkSignature(read);
  return { ...read, token: claim.token, replyKey };
}

async function proveGates(link: TransferLink, secret: Passphrase) {
  const linkToken = toBase64Url(await deriveLinkToken(link.linkSecret));
  const { authToken, replyKey } = await deriveGateKeys(secret, link.packageId);
  return { proof: { linkToken, authToken: toBase64Url(authToken) }, replyKey };
}
