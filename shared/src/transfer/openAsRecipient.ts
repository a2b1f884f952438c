import type { Notice } from '../api/packages.ts';
import type { Api } from '../client/api.ts';
import { openWithPassphrase } from '../envelope/envelopes.ts';
import { deriveGateKeys, deriveLinkToken } from '../envelope/gates.ts';
import { passphrase } from '../envelope/passphrase.ts';
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

/** What passes gate 2. */
export interface Access {
  readonly password: string | null;
  /** Chosen and kept by the caller where the package may be opened again; else made here. */
  readonly claimToken?: string | undefined;
}

/** A bearer token for a claim, chosen by its bearer. */
export function newClaimToken(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Gate 2, then the manifest, signed by its author. @throws ApiError, EnvelopeError, TransferError */
export async function openAsRecipient(
  link: TransferLink,
  { password, claimToken }: Access,
  api: Api,
  signal: AbortSignal,
): Promise<RecipientPackage> {
  const secret = passphrase(link.linkSecret, password);
  const linkToken = toBase64Url(await deriveLinkToken(link.linkSecret));
  const { authToken, replyKey } = await deriveGateKeys(secret, link.packageId);
  const proof = { linkToken, authToken: toBase64Url(authToken), claimToken: claimToken ?? newClaimToken() };
  const claim = await api.claim(link.packageId, proof, signal);
  const content = await api.content(link.packageId, claim.token, signal);
  if (content.packageId !== link.packageId) throw new TransferError('bad-answer');
  const sessionKey = await openWithPassphrase(content.envelopes.map(fromBase64), secret);
  const read = await readPackage(content, sessionKey);
  await checkSignature(read);
  return { ...read, token: claim.token, replyKey };
}
