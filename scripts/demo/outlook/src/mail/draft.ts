import type { Person } from '../../../contract/message.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../contract/attachmentLimit.ts';
import type { EditorPort } from './editorPort.ts';

export interface DraftAttachment {
  /** Valid in this window only, as in Outlook on the web. */
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly isInline: boolean;
  readonly content: Blob;
}

export interface Notification {
  readonly key: string;
  readonly type: number;
  readonly message: string;
  readonly icon: string;
  readonly persistent: boolean;
  readonly action: {
    readonly label: string;
    readonly commandId: string;
    readonly contextData: string;
  } | null;
}

/** What is kept of a draft. */
export interface DraftContent {
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  readonly format: 'html' | 'text';
  /** HTML, or the text itself where `format` says so. */
  readonly body: string;
  readonly attachments: readonly DraftAttachment[];
  readonly headers: Readonly<Record<string, string>>;
  readonly categories: readonly string[];
  readonly customProperties: Readonly<Record<string, unknown>>;
  readonly deliverAt: number;
  readonly composeType: 'newMail' | 'reply' | 'forward';
  readonly inReplyTo: string | null;
  /** Whether the add-in may ask for an id: after the first saveAsync. */
  readonly savedByAddin: boolean;
}

export interface DraftState extends DraftContent {
  readonly id: string;
  readonly changedAt: number;
  readonly notifications: readonly Notification[];
}

export type DraftEvent =
  | { readonly kind: 'attachment-added' | 'attachment-removed'; readonly attachment: DraftAttachment }
  | { readonly kind: 'recipients'; readonly fields: Readonly<Record<'to' | 'cc' | 'bcc', boolean>> };

/** A draft that is open: its state, its editor, and who wants to know what changes. */
export interface Draft {
  readonly id: string;
  readonly get: () => DraftState;
  readonly change: (change: Partial<Omit<DraftState, 'id'>>) => void;
  readonly attach: (file: NewAttachment) => DraftAttachment;
  readonly detach: (attachmentId: string) => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  readonly subscribeEvents: (listener: (event: DraftEvent) => void) => () => void;
  readonly sessionData: Map<string, string>;
  /** The editor, as soon as its frame has loaded. */
  readonly editor: () => Promise<EditorPort>;
  readonly setEditor: (editor: EditorPort) => void;
}

export type NewAttachment = Omit<DraftAttachment, 'id'>;

export class AttachmentsTooLargeError extends Error {
  constructor() {
    super('attachments too large');
    this.name = 'AttachmentsTooLargeError';
  }
}

export const EMPTY_DRAFT: DraftContent = {
  to: [],
  cc: [],
  bcc: [],
  subject: '',
  format: 'html',
  body: '',
  attachments: [],
  headers: {},
  categories: [],
  customProperties: {},
  deliverAt: 0,
  composeType: 'newMail',
  inReplyTo: null,
  savedByAddin: false,
};

export function totalBytes(attachments: readonly DraftAttachment[]): number {
  return attachments.reduce((sum, { content }) => sum + content.size, 0);
}

export function openDraft(id: string, content: DraftContent, changedAt = Date.now()): Draft {
  let state: DraftState = { ...content, id, changedAt, notifications: [] };
  const listeners = new Set<() => void>();
  const eventListeners = new Set<(event: DraftEvent) => void>();
  let setEditor: (editor: EditorPort) => void = () => undefined;
  const editor = new Promise<EditorPort>((resolve) => (setEditor = resolve));
  const emit = (event: DraftEvent): void => eventListeners.forEach((listener) => listener(event));

  const change: Draft['change'] = (changed) => {
    const before = state;
    state = { ...state, ...changed, changedAt: Date.now() };
    listeners.forEach((listener) => listener());
    const fields = {
      to: state.to !== before.to,
      cc: state.cc !== before.cc,
      bcc: state.bcc !== before.bcc,
    };
    if (fields.to || fields.cc || fields.bcc) emit({ kind: 'recipients', fields });
  };

  return {
    id,
    get: () => state,
    change,
    attach(file) {
      if (totalBytes(state.attachments) + file.content.size > MAX_ATTACHMENT_BYTES) {
        throw new AttachmentsTooLargeError();
      }
      const attachment = { ...file, id: crypto.randomUUID() };
      change({ attachments: [...state.attachments, attachment] });
      emit({ kind: 'attachment-added', attachment });
      return attachment;
    },
    detach(attachmentId) {
      const attachment = state.attachments.find((each) => each.id === attachmentId);
      if (attachment === undefined) return false;
      change({ attachments: state.attachments.filter((each) => each !== attachment) });
      emit({ kind: 'attachment-removed', attachment });
      return true;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    subscribeEvents(listener) {
      eventListeners.add(listener);
      return () => void eventListeners.delete(listener);
    },
    sessionData: new Map(),
    editor: () => editor,
    setEditor: (port) => setEditor(port),
  };
}
