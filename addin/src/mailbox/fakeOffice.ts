/**
 * As much of Outlook's own programming interface as the adapter calls, in memory, for tests. Answers come later, as in
 * Outlook; parallel reads come back empty, as they do there (office-js #3897).
 */
type Done<T = unknown> = (result: { status: string; value?: T; error?: { code: number } }) => void;

interface Held {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly attachmentType: string;
  readonly isInline: boolean;
  readonly base64: string;
}

/** Calls by name that never answer. */
export interface FakeOfficeOptions {
  readonly silent?: readonly string[];
  readonly displayLanguage?: string;
  readonly mailboxSet?: number;
  readonly theme?: string;
}

export function createFakeOffice(options: FakeOfficeOptions = {}) {
  let attachments: Held[] = [];
  let body = '<p>Guten Tag</p>';
  let nextId = 1;
  let reading = 0;
  const headers = new Map<string, string>();
  const properties = new Map<string, string>();
  const handlers = new Map<string, (() => void)[]>();
  const opened: unknown[] = [];

  const answer = <T>(name: string, done: Done<T> | undefined, work: () => T) => {
    if (options.silent?.includes(name)) return;
    setTimeout(() => {
      try {
        const value = work();
        done?.({ status: 'succeeded', value });
      } catch {
        done?.({ status: 'failed', error: { code: 9003 } });
      }
    }, 0);
  };
  const find = (id: string): Held => {
    const found = attachments.find((one) => one.id === id);
    if (!found) throw new Error('no such attachment');
    return found;
  };
  const raise = (event: string) => handlers.get(event)?.forEach((handler) => handler());
  const field = (people: unknown[]) => ({
    getAsync: (done: Done) => answer('recipients', done, () => people),
  });

  const item = {
    itemType: 'message',
    subject: { getAsync: (done: Done) => answer('subject', done, () => 'Ihr Bescheid') },
    to: field([{ displayName: 'Erika Muster', emailAddress: 'erika@example.org' }]),
    cc: field([]),
    bcc: field([]),
    body: {
      getTypeAsync: (done: Done) => answer('getType', done, () => 'html'),
      getAsync: (_: string, done: Done) => answer('bodyText', done, () => body.replace(/<[^>]*>/g, '')),
      prependAsync: (text: string, _: unknown, done: Done) =>
        answer('prepend', done, () => void (body = text + body)),
    },
    internetHeaders: {
      getAsync: (names: string[], done: Done) =>
        answer('headers', done, () =>
          // Exchange gives names back in a case of its own.
          Object.fromEntries(
            names.flatMap((name) => {
              const value = headers.get(name);
              return value === undefined ? [] : [[name.toUpperCase(), value]];
            }),
          ),
        ),
      setAsync: (all: Record<string, string>, done: Done) =>
        answer('headers', done, () =>
          Object.entries(all).forEach(([name, value]) => headers.set(name, value)),
        ),
      removeAsync: (names: string[], done: Done) =>
        answer('headers', done, () => names.forEach((name) => headers.delete(name))),
    },
    addHandlerAsync: (event: string, handler: () => void, _: unknown, done: Done) => {
      handlers.set(event, [...(handlers.get(event) ?? []), handler]);
      answer('addHandler', done, () => undefined);
    },
    getAttachmentsAsync: (done: Done) =>
      answer('attachments', done, () =>
        attachments.map(({ id, name, size, attachmentType, isInline }) => ({
          id,
          name,
          size,
          attachmentType,
          isInline,
        })),
      ),
    getAttachmentContentAsync(id: string, done: Done) {
      reading++;
      const alone = reading === 1;
      answer('content', done, () => {
        reading--;
        return { content: alone ? find(id).base64 : '', format: 'base64' };
      });
    },
    removeAttachmentAsync: (id: string, done: Done) =>
      answer('remove', done, () => {
        const found = find(id);
        attachments = attachments.filter((one) => one !== found);
        raise('attachmentsChanged');
      }),
    loadCustomPropertiesAsync: (done: Done) =>
      answer('properties', done, () => ({
        get: (name: string) => properties.get(name),
        set: (name: string, value: string) => properties.set(name, value),
        remove: (name: string) => properties.delete(name),
        saveAsync: (saved: Done) => answer('properties', saved, () => undefined),
      })),
    saveAsync: (done: Done) => answer('save', done, () => 'item-1'),
  };

  const office = {
    CoercionType: { Html: 'html', Text: 'text' },
    EventType: {
      AttachmentsChanged: 'attachmentsChanged',
      RecipientsChanged: 'recipientsChanged',
      ItemChanged: 'itemChanged',
    },
    context: {
      displayLanguage: options.displayLanguage ?? 'de-DE',
      requirements: {
        isSetSupported: (_: string, version: string) =>
          Number(version.split('.')[1]) <= (options.mailboxSet ?? 15),
      },
      ...(options.theme ? { officeTheme: { bodyBackgroundColor: options.theme } } : {}),
      mailbox: {
        item: item as unknown,
        userProfile: { displayName: 'Max Amtmann', emailAddress: 'max@stadt.example' },
        addHandlerAsync: item.addHandlerAsync,
        displayNewMessageFormAsync: (form: unknown, done: Done) =>
          answer('newMessage', done, () => void opened.push(form)),
      },
    },
  };

  return {
    // The real interface has hundreds of members; the adapter meets these.
    office: office as unknown as typeof Office,
    opened,
    body: () => body,
    attach: (name: string, content: Uint8Array, size = content.length) => {
      const base64 = btoa(String.fromCharCode(...content));
      attachments.push({ id: `o${nextId++}`, name, size, attachmentType: 'file', isInline: false, base64 });
      raise('attachmentsChanged');
    },
    /** The person goes on to a mail that is read. */
    read(subject: string, text: string, headerBlock: string) {
      office.context.mailbox.item = {
        itemType: 'message',
        subject,
        body: { getAsync: (_: string, done: Done) => answer('bodyText', done, () => text) },
        getAllInternetHeadersAsync: (done: Done) => answer('headers', done, () => headerBlock),
      };
      raise('itemChanged');
    },
  };
}
