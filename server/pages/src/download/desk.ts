import type { ToDesk } from '../worker/deskMessages.ts';

/** The active service worker, as far as saving speaks to it. */
export interface Desk {
  postMessage(message: ToDesk, ports: Transferable[]): void;
}
