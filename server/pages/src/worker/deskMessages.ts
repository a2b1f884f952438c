/** Root of the service worker's scope: it sees no other request of the pages. */
export const DOWNLOAD_SCOPE = '/download/';

/** Page → service worker. Every message brings ports; the last one is for the answer. */
export type ToDesk =
  /** A file to be handed out at `/download/<id>`; its content comes through the first port. */
  | { readonly kind: 'offer'; readonly id: string; readonly name: string; readonly bytes: number }
  /** Keeps the service worker alive, and asks whether it still has the file. */
  | { readonly kind: 'ping'; readonly id: string };

/** Service worker → page. */
export type FromDesk =
  /** It can be come for: messages and requests do not overtake each other only after this. */
  | { readonly kind: 'offered' }
  /** The browser came for the file. */
  | { readonly kind: 'taken' }
  /** The browser has got all of it. */
  | { readonly kind: 'ended' }
  /** The browser stopped taking it. */
  | { readonly kind: 'dropped' }
  | { readonly kind: 'alive' }
  /** The service worker was restarted in between and has forgotten the file. */
  | { readonly kind: 'unknown' };
