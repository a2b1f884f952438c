/**
 * What every form of the add-in's manifest says. Whoever changes what a manifest contains raises the version: an
 * administrator installs it anew, and `npm run manifests -- --check` refuses two contents under one version.
 */
export const VERSION = '1.2.0';

/** Who an add-in is to Outlook. They never change: a new id is a new add-in beside the old one. */
export const IDS = {
  /** Smart Alerts; both send modes, because one replaces the other. */
  smartAlerts: '9f0c5b1e-6f0a-4d55-9a3b-1b5f3a8c7d21',
  /** ItemSend, for Outlook without Smart Alerts. */
  itemSend: '3d6a2b94-8c1f-4e07-b5d2-7fa1c09e6b48',
  /** The unified manifest. */
  unified: 'c2e8f7a1-40b3-4d6c-9e15-5b8d21f0a673',
} as const;

export const PROVIDER = 'Siegelpost';
export const NAME = 'Siegelpost';

/** Sentences in both languages. Short ones have at most 125 characters, long ones 250. */
export const TEXTS = {
  description: {
    en: 'Encrypts attachments and messages and sends them as a secure link.',
    de: 'Verschlüsselt Anlagen und Nachrichten und sendet sie als sicheren Link.',
  },
  legacyName: { en: 'Siegelpost (check on Send)', de: 'Siegelpost (Prüfung beim Senden)' },
  group: { en: 'Siegelpost', de: 'Siegelpost' },
  compose: { en: 'Send securely', de: 'Sicher senden' },
  composeTip: {
    en: 'Encrypts the attachments and large files of this e-mail and replaces them with a secure link.',
    de: 'Verschlüsselt die Anlagen und große Dateien dieser E-Mail und ersetzt sie durch einen sicheren Link.',
  },
  read: { en: 'Secure answers', de: 'Sichere Antworten' },
  readTip: {
    en: 'Opens a secure answer, and shows what became of what you sent.',
    de: 'Öffnet eine sichere Antwort und zeigt, was aus Ihren Sendungen wurde.',
  },
} as const satisfies Readonly<Record<string, { readonly en: string; readonly de: string }>>;

/** Sizes of the ribbon's icons in pixels; 16, 32 and 80 are demanded. */
export const RIBBON_ICONS = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** Paths below the public address. */
export const PLACES = {
  pane: '/pane/taskpane.html',
  eventPage: '/pane/launchevent.html',
  eventScript: '/pane/launchevent.js',
  icon: (pixels: number) => `/pane/icons/icon-${String(pixels)}.png`,
} as const;

/** Functions of the event file (addin/src/events/main.ts) by the event that calls them. */
export const HANDLERS = {
  send: 'onMessageSend',
  changed: 'onDraftChanged',
  itemSend: 'onItemSend',
} as const;

/** Button that opens the pane beside a draft; the Smart Alert's button names it. */
export const COMPOSE_BUTTON = 'msgComposeOpenPane';
export const READ_BUTTON = 'msgReadOpenPane';
