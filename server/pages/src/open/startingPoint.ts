import { type PackageId, parsePackageId } from '@siegelpost/shared/api/ids';
import { type FoundLink, findLink, parseLinkSecret } from '@siegelpost/shared/link/link';

/** What the address of the page asks for. */
export type StartingPoint =
  | { readonly kind: 'home' }
  /** A clerk's notification: the answer opens in Outlook only. */
  | { readonly kind: 'answer' }
  | { readonly kind: 'link'; readonly link: FoundLink }
  /** A link that lost its secret, or more. */
  | { readonly kind: 'broken-link'; readonly packageId: PackageId | undefined };

export function readAddress(href: string): StartingPoint {
  const { pathname } = new URL(href);
  if (pathname.startsWith('/r/')) return { kind: 'answer' };
  if (!pathname.startsWith('/t/')) return { kind: 'home' };
  const link = findLink(href);
  if (link) return { kind: 'link', link };
  return { kind: 'broken-link', packageId: parsePackageId(pathname.slice('/t/'.length, '/t/'.length + 22)) };
}

/** A link in what a person typed or pasted; the secret alone is enough where the address has the rest. */
export function readTypedLink(typed: string, packageId: PackageId | undefined): FoundLink | undefined {
  // A mail program may have broken the link over lines; what follows it must not run into its secret.
  let text = '';
  for (const word of typed.split(/\s+/)) {
    text += word;
    const found = findLink(text);
    if (found) return found;
  }
  const linkSecret = parseLinkSecret(text.replace(/^#/, ''));
  return packageId && linkSecret ? { packageId, linkSecret, seenByMailSystem: false } : undefined;
}
