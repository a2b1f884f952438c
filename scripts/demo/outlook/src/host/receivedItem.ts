import type { CaughtMessage, Person } from '../../../contract/message.ts';
import type { Notification } from '../mail/draft.ts';
import { toBase64 } from '../mail/base64.ts';
import type { HostItem, MethodTable } from './methods.ts';
import { OFFICE_ERROR, OfficeError } from './officeError.ts';
import { personForAddin } from './people.ts';
import { storedMethods } from './storedMethods.ts';
import { numberField, textField } from './wire.ts';

const MESSAGE_READ = 1;
const FILE = 0;
const HTML = 3;

/** Notifications over a received message; they last as long as it is shown. */
export interface ReceivedNotes {
  readonly list: () => readonly Notification[];
  readonly set: (notifications: readonly Notification[]) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ReceivedItem extends HostItem {
  readonly notes: ReceivedNotes;
}

/** A received message as the add-in meets it: `mailbox.item` in read mode. */
export function receivedItem(message: CaughtMessage, user: Person): ReceivedItem {
  const notes = receivedNotes();
  let categories: readonly string[] = [];
  let customProperties: Readonly<Record<string, unknown>> = {};
  return {
    notes,
    initialData: () => readData(message, user),
    methods: {
      ...readMethods(message),
      ...storedMethods({
        notifications: notes.list,
        setNotifications: notes.set,
        sessionData: new Map(),
        categories: () => categories,
        setCategories: (changed) => (categories = changed),
        customProperties: () => customProperties,
        setCustomProperties: (changed) => (customProperties = changed),
      }),
    },
    subscribe: () => () => undefined,
  };
}

function receivedNotes(): ReceivedNotes {
  let notifications: readonly Notification[] = [];
  const listeners = new Set<() => void>();
  return {
    list: () => notifications,
    set(changed) {
      notifications = changed;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function readData(message: CaughtMessage, user: Person): Record<string, unknown> {
  const ownDomain = user.address.split('@')[1] ?? '';
  const person = (each: Person): Record<string, unknown> => personForAddin(each, ownDomain);
  const received = Date.parse(message.receivedAt);
  return {
    itemType: MESSAGE_READ,
    id: message.id,
    conversationId: message.messageId,
    subject: message.subject,
    normalizedSubject: message.subject.replace(/^((re|aw|fw|wg|fwd):\s*)+/i, ''),
    from: person(message.from),
    sender: person(message.from),
    to: message.to.map(person),
    cc: message.cc.map(person),
    bcc: [],
    attachments: message.attachments.map(({ index, name, sizeBytes, contentType, isInline }) => ({
      id: `${message.id}/${index}`,
      name,
      size: sizeBytes,
      attachmentType: FILE,
      isInline,
      contentType,
    })),
    itemClass: 'IPM.Note',
    internetMessageId: message.messageId,
    dateTimeCreated: received,
    dateTimeModified: received,
    isRead: true,
    entities: {},
    regExMatches: {},
  };
}

function readMethods(message: CaughtMessage): MethodTable {
  return {
    14: { name: 'body.getTypeAsync', run: () => (message.html === null ? 'text' : 'html') },
    37: {
      name: 'body.getAsync',
      run: (params) =>
        numberField(params, 'coercionType') === HTML ? (message.html ?? escaped(message.text)) : message.text,
    },
    150: {
      name: 'getAttachmentContentAsync',
      run: async (params) => ({
        content: await attachment(message, textField(params, 'id')),
        format: 'base64',
      }),
    },
    168: {
      name: 'getAllInternetHeadersAsync',
      run: () =>
        Object.entries(message.headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\r\n'),
    },
  };
}

async function attachment(message: CaughtMessage, id: string): Promise<string> {
  const found = message.attachments.find(({ index }) => id === `${message.id}/${index}`);
  if (found === undefined) throw new OfficeError(OFFICE_ERROR.invalidAttachmentId);
  const response = await fetch(`/post/api/messages/${message.id}/attachments/${found.index}`);
  return toBase64(await response.blob());
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}
