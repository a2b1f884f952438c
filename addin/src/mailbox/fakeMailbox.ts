import type { Person } from '@siegelpost/shared/transfer/transfer';
import type { Attachment, BodyFormat, Draft, Mailbox, NewMail, ReceivedMail } from './mailbox.ts';
import { type Rung, rungOf } from './ladder.ts';
import { MailboxError, type MailboxErrorCode } from './mailboxError.ts';
import type { PaneInput } from './paneInput.ts';

/** An attachment inside the fake. */
export interface FakeAttachment extends Attachment {
  readonly content: Uint8Array<ArrayBuffer>;
}

type DraftCall = Exclude<keyof Draft, 'kind' | 'key' | 'attachmentsReadable' | 'whenBeside' | 'onReturn'>;

/** A draft in memory, for tests. `faults` makes the next calls of a kind fail, one entry a call. */
export class FakeDraft implements Draft {
  readonly kind = 'draft';
  readonly key = crypto.randomUUID();
  attachmentsReadable = true;
  subjectLine = 'Ihr Bescheid';
  people: readonly Person[] = [{ name: 'Erika Muster', address: 'erika@example.org' }];
  held: FakeAttachment[] = [];
  format: BodyFormat = 'html';
  body = 'Guten Tag';
  mark: string | null = null;
  classification: string | null = null;
  input: PaneInput | null = null;
  label: string | null = null;
  reason: string | null = null;
  saved = 0;
  /** What the next reads give instead of the content, as Outlook does now and then. */
  readonly oddReads: Uint8Array<ArrayBuffer>[] = [];
  readonly faults: Partial<Record<DraftCall, MailboxErrorCode[]>> = {};
  /** What happens once, while the next call of a kind is under way. */
  readonly during: Partial<Record<DraftCall, () => void>> = {};
  #listeners = new Set<() => void>();
  #labelListeners = new Set<() => void>();
  #returned = new Set<() => void>();
  #elsewhere = false;
  #nextId = 1;

  /** The person adds a file to the mail. */
  attach(name: string, content: Uint8Array<ArrayBuffer>, more: Partial<Attachment> = {}): FakeAttachment {
    const attachment: FakeAttachment = {
      id: `a${this.#nextId++}`,
      name,
      reportedBytes: content.length,
      kind: 'file',
      inline: false,
      ...more,
      content,
    };
    this.held.push(attachment);
    this.#changed();
    return attachment;
  }

  /** A pinned pane goes on to another mail. */
  leave(): void {
    this.#elsewhere = true;
  }
  comeBack(): void {
    this.#elsewhere = false;
    for (const listener of this.#returned) listener();
  }
  whenBeside(): Promise<void> {
    if (!this.#elsewhere) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.onReturn(() => {
        stop();
        resolve();
      });
    });
  }
  onReturn(listener: () => void): () => void {
    this.#returned.add(listener);
    return () => this.#returned.delete(listener);
  }

  async openedFor(): Promise<string | null> {
    return this.reason;
  }
  async subject(): Promise<string> {
    this.#fault('subject');
    return this.subjectLine;
  }
  async recipients(): Promise<readonly Person[]> {
    this.#fault('recipients');
    return this.people;
  }
  async attachments(): Promise<readonly Attachment[]> {
    this.#fault('attachments');
    return this.held.map(({ id, name, reportedBytes, kind, inline }) => ({
      id,
      name,
      reportedBytes,
      kind,
      inline,
    }));
  }
  async readAttachment(id: string): Promise<Uint8Array<ArrayBuffer>> {
    this.#fault('readAttachment');
    const { content } = this.#find(id);
    return this.oddReads.shift() ?? content.slice();
  }
  async removeAttachment(id: string): Promise<void> {
    this.#fault('removeAttachment');
    const found = this.#find(id);
    this.held = this.held.filter((one) => one !== found);
    this.#changed();
  }
  onAttachmentsChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  onRecipientsChanged(): () => void {
    return () => undefined;
  }
  onLabelChanged(listener: () => void): () => void {
    this.#labelListeners.add(listener);
    return () => this.#labelListeners.delete(listener);
  }
  /** The person chooses another of Outlook's own labels. */
  chooseLabel(label: string | null): void {
    this.label = label;
    for (const listener of this.#labelListeners) listener();
  }
  async bodyFormat(): Promise<BodyFormat> {
    this.#fault('bodyFormat');
    return this.format;
  }
  async bodyText(): Promise<string> {
    this.#fault('bodyText');
    return this.format === 'html' ? this.body.replace(/<[^>]*>/g, '') : this.body;
  }
  async prepend(text: string): Promise<void> {
    this.#fault('prepend');
    this.body = text + this.body;
  }
  async readMark(): Promise<string | null> {
    this.#fault('readMark');
    return this.mark;
  }
  async writeMark(mark: string | null): Promise<void> {
    this.#fault('writeMark');
    this.mark = mark;
  }
  async readPaneInput(): Promise<PaneInput | null> {
    this.#fault('readPaneInput');
    return this.input;
  }
  async writePaneInput(input: PaneInput | null): Promise<void> {
    this.#fault('writePaneInput');
    this.input = input;
  }
  async readClassification(): Promise<string | null> {
    this.#fault('readClassification');
    return this.classification;
  }
  async writeClassification(id: string | null): Promise<void> {
    this.#fault('writeClassification');
    this.classification = id;
  }
  async sensitivityLabel(): Promise<string | null> {
    return this.label;
  }
  async save(): Promise<void> {
    this.#fault('save');
    this.saved++;
  }

  #find(id: string): FakeAttachment {
    const found = this.held.find((one) => one.id === id);
    if (!found) throw new MailboxError('mailbox-failed');
    return found;
  }
  #fault(call: DraftCall): void {
    const happens = this.during[call];
    delete this.during[call];
    happens?.();
    if (this.#elsewhere) throw new MailboxError('mail-elsewhere');
    const code = this.faults[call]?.shift();
    if (code) throw new MailboxError(code);
  }
  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A mail to read in memory, for tests. */
export function fakeReceivedMail(
  parts: { key?: string; text?: string; subject?: string; headers?: Record<string, string> } = {},
): ReceivedMail {
  const { key = crypto.randomUUID(), text = '', subject = 'Neue Antwort', headers = {} } = parts;
  return {
    kind: 'received',
    key,
    subject,
    text: async () => text,
    header: async (name) => headers[name.toLowerCase()] ?? null,
  };
}

/** A mailbox in memory, for tests. */
export class FakeMailbox implements Mailbox {
  readonly person: Person = { name: 'Max Amtmann', address: 'max@stadt.example' };
  language = 'de-DE';
  dark: boolean | null = null;
  rung: Rung = rungOf(() => true);
  nestedAppAuth = false;
  readonly opened: NewMail[] = [];
  /** What the window answers when it is opened next. */
  readonly dialogAnswers: ({ readonly says: string } | MailboxErrorCode)[] = [];
  readonly dialogsOpened: string[] = [];
  #item: Draft | ReceivedMail | null;
  #listeners = new Set<() => void>();

  constructor(item: Draft | ReceivedMail | null) {
    this.#item = item;
  }
  item(): Draft | ReceivedMail | null {
    return this.#item;
  }
  /** The person goes on to another mail. */
  show(item: Draft | ReceivedMail | null): void {
    if (this.#item instanceof FakeDraft) this.#item.leave();
    this.#item = item;
    if (item instanceof FakeDraft) item.comeBack();
    for (const listener of this.#listeners) listener();
  }
  onItemChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  async openNewMail(mail: NewMail): Promise<void> {
    this.opened.push(mail);
  }
  async askInDialog(url: string): Promise<string> {
    this.dialogsOpened.push(url);
    const answer = this.dialogAnswers.shift() ?? 'dialog-closed';
    if (typeof answer === 'object') return answer.says;
    throw new MailboxError(answer);
  }
}
