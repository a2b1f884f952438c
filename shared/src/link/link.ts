import { type PackageId, parsePackageId } from '../api/ids.ts';
import { paths } from '../api/paths.ts';

declare const brand: unique symbol;

/** 20 random bytes as base64url without padding: 27 characters. Only ever in a link's fragment. */
export type LinkSecret = string & { readonly [brand]: 'LinkSecret' };

export interface TransferLink {
  readonly packageId: PackageId;
  readonly linkSecret: LinkSecret;
}

/** A link as read from the address or typed text. */
export interface FoundLink extends TransferLink {
  /** The `#` had been encoded: a mail system handled the link, so the secret may be in its logs. */
  readonly seenByMailSystem: boolean;
}

const LINK_SECRET = /^[A-Za-z0-9_-]{26}[AEIMQUYcgkosw048]$/;
const IN_TEXT = /\/t\/([A-Za-z0-9_-]{22})(#|%23|%2523)([A-Za-z0-9_-]{27})(?![A-Za-z0-9_-])/;

/** A link secret in text, or undefined where the text is none. */
export function parseLinkSecret(text: string): LinkSecret | undefined {
  return LINK_SECRET.test(text) ? (text as LinkSecret) : undefined;
}

/** The link people get: `https://<host>/t/<package id>#<link secret>`. */
export function buildLink(origin: string, link: TransferLink): string {
  return `${new URL(paths.transferPage(link.packageId), origin).href}#${link.linkSecret}`;
}

/** Finds a transfer link in an address or a pasted text; undefined where there is none. */
export function findLink(text: string): FoundLink | undefined {
  const [, id = '', separator, secret = ''] = IN_TEXT.exec(text) ?? [];
  const packageId = parsePackageId(id);
  const linkSecret = parseLinkSecret(secret);
  if (!packageId || !linkSecret) return findWrapped(text);
  return { packageId, linkSecret, seenByMailSystem: separator !== '#' };
}

/** A mail system that rewrites links (Safe Links) puts the whole of one, encoded, into an address of its own. */
function findWrapped(text: string): FoundLink | undefined {
  const unwrapped = text.replace(/(?:%[0-9A-F]{2})+/gi, decoded);
  const found = unwrapped === text ? undefined : findLink(unwrapped);
  return found && { ...found, seenByMailSystem: true };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
