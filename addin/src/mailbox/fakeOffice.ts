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

/** What Outlook is known to do wrong (issues of office-js), by what a person would call it. */
export const OUTLOOK_BUGS = [
  /** #5845: the callback of the first read never fires. */
  'read-never-answers',
  /** #4768, #6155: the first read gives other octets of the same length. */
  'wrong-bytes',
  /** #6675: the first read says that the id is invalid. */
  'invalid-attachment-id',
  /** Data loss prevention: a size, and never any content. */
  'size-without-content',
  /** #4863, #4627: a removal beside another fails. */
  'parallel-removal-fails',
  /** #5502: the first change after another answers with a conflict. */
  'change-key-conflict',
  /** #5309: removal fails two times out of three. */
  'removal-intermittent',
  /** The first removal answers well and removes nothing. */
  'removal-without-effect',
  /** Removal works and answers with an error. */
  'removal-with-false-error',
  /** Removal never works. */
  'removal-never-works',
  /** Ids change from one listing to the next, as they do from one session to the next on the web. */
  'ids-change',
  /** #4539, #4944: several files raise one event, and late. */
  'one-event-for-many',
  /** #6684, #4677: no event for a link to a cloud. */
  'no-event-for-cloud',
  /** The link goes in, and the callback never fires. */
  'prepend-never-answers',
  /** The header is not written the first time. */
  'mark-refused-once',
] as const;
export type OutlookBug = (typeof OUTLOOK_BUGS)[number];

/** Calls by name that never answer. */
export interface FakeOfficeOptions {
  readonly silent?: readonly string[];
  readonly bug?: OutlookBug;
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
  const isFirst = createFirstTimes();
  const happens = (bug: OutlookBug) => options.bug === bug && isFirst(bug);
  let removals = 0;
  let removing = 0;
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
      prependAsync(text: string, _: unknown, done: Done) {
        const heard = happens('prepend-never-answers') ? undefined : done;
        answer('prepend', heard, () => void (body = text + body));
      },
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
        answer('headers', done, () => {
          if (happens('mark-refused-once')) throw new Error('refused');
          Object.entries(all).forEach(([name, value]) => headers.set(name, value));
        }),
      removeAsync: (names: string[], done: Done) =>
        answer('headers', done, () => names.forEach((name) => headers.delete(name))),
    },
    addHandlerAsync: (event: string, handler: () => void, _: unknown, done: Done) => {
      handlers.set(event, [...(handlers.get(event) ?? []), handler]);
      answer('addHandler', done, () => undefined);
    },
    getAttachmentsAsync: (done: Done) =>
      answer('attachments', done, () => {
        if (options.bug === 'ids-change') attachments = attachments.map(renamed);
        return attachments.map(({ id, name, size, attachmentType, isInline }) => ({
          id,
          name,
          size,
          attachmentType,
          isInline,
        }));
      }),
    getAttachmentContentAsync(id: string, done: Done) {
      if (happens('read-never-answers')) return;
      reading++;
      const alone = reading === 1;
      answer('content', done, () => {
        reading--;
        if (happens('invalid-attachment-id')) throw new Error('9003');
        const { base64 } = find(id);
        const empty = !alone || options.bug === 'size-without-content';
        return { content: empty ? '' : happens('wrong-bytes') ? garbled(base64) : base64, format: 'base64' };
      });
    },
    removeAttachmentAsync(id: string, done: Done) {
      removing++;
      const alone = removing === 1;
      answer('remove', done, () => {
        removing--;
        const found = find(id);
        if (options.bug === 'removal-never-works') throw new Error('refused');
        if (options.bug === 'parallel-removal-fails' && !alone) throw new Error('refused');
        if (options.bug === 'removal-intermittent' && ++removals % 3 !== 0) throw new Error('refused');
        if (happens('change-key-conflict')) throw new Error('ErrorIrresolvableConflict');
        if (happens('removal-without-effect')) return;
        attachments = attachments.filter((one) => one !== found);
        raise('attachmentsChanged');
        if (options.bug === 'removal-with-false-error') throw new Error('false');
      });
    },
    loadCustomPropertiesAsync: (done: Done) =>
      answer('properties', done, () => ({
        get: (name: string) => properties.get(name),
        set: (name: string, value: string) => properties.set(name, value),
        remove: (name: string) => properties.delete(name),
        saveAsync: (saved: Done) => answer('properties', saved, () => undefined),
      })),
    saveAsync: (done: Done) => answer('save', done, () => 'item-1'),
  };

  let reached: typeof item = item;
  /** Calls go to the mail beside the pane, whichever object they were made with. */
  const beside = new Proxy(item, { get: (_, name): unknown => Reflect.get(reached, name) });

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
        item: beside as unknown,
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
    held: () => attachments.map(({ name }) => name),
    headers,
    attach: (name: string, content: Uint8Array, size = content.length, more: Partial<Held> = {}) => {
      const base64 = btoa(String.fromCharCode(...content));
      attachments.push({
        id: `o${nextId++}`,
        name,
        size,
        attachmentType: 'file',
        isInline: false,
        base64,
        ...more,
      });
      const lost =
        (options.bug === 'no-event-for-cloud' && more.attachmentType === 'cloud') ||
        (options.bug === 'one-event-for-many' && attachments.length > 1);
      if (!lost) raise('attachmentsChanged');
    },
    item,
    /** Calls reach another draft, before any event. */
    redirect: (other: typeof item) => void (reached = other),
    /** The person goes on to another draft. */
    show(other: typeof item) {
      reached = other;
      raise('itemChanged');
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

/** Answers yes the first time it is asked about a thing. */
function createFirstTimes() {
  const seen = new Set<string>();
  return (thing: string): boolean => {
    const first = !seen.has(thing);
    seen.add(thing);
    return first;
  };
}

/** Other octets of the same length. */
const garbled = (base64: string) => base64.replace(/[A-Za-z0-9]/g, (sign) => (sign === 'A' ? 'B' : 'A'));

const renamed = (held: Held): Held => ({ ...held, id: `${held.id}x` });
