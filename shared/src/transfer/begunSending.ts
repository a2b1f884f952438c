import type { ConversationId, PackageId } from '../api/ids.ts';
import type { OutgoingFile } from './transfer.ts';

/** What a sending to a clerk was begun with: whoever keeps it can go on with it after the page was closed. */
export interface BegunSending {
  readonly packageId: PackageId;
  readonly conversationId: ConversationId;
  /** Base64. Opens what was sealed so far: kept as well as the text itself. */
  readonly sessionKey: string;
  /** One for each file, base64. Under a salt nothing but the same content may ever leave: see `PartJournal`. */
  readonly salts: readonly string[];
  /** Tells whether the words that go with the files are still the same. */
  readonly words: string;
  readonly files: readonly BegunFile[];
  /** Milliseconds since 1970. */
  readonly begunAt: number;
}

/** How a file is found again among those that a person chooses. What is in it is compared part by part. */
export interface BegunFile {
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Keeps what is under way over the end of a page. `subject` is what is answered, or whom one writes to. */
export interface SendingStore {
  /** Whether this page alone keeps the subject: two pages that went on with one sending would overtake each other. */
  hold(subject: string): Promise<boolean>;
  read(subject: string): Promise<BegunSending | null>;
  /** The contents that could be kept, in the order of `files`. */
  readFiles(subject: string, begun: BegunSending): Promise<readonly (Blob | null)[]>;
  /** Before anything has left; forgets what was kept of the subject before. */
  keep(subject: string, begun: BegunSending, files: readonly OutgoingFile[]): Promise<void>;
  /** Notes the digest of a sealed part, durably, before it leaves. `part` is `body/part`. */
  note(packageId: PackageId, part: string, digest: string): Promise<void>;
  noted(packageId: PackageId): Promise<ReadonlyMap<string, string>>;
  forget(subject: string): Promise<void>;
}

/** Keeps it while the page lives: enough to go on after a line was away for long. */
export class SendingsInMemory implements SendingStore {
  readonly #begun = new Map<string, BegunSending>();
  readonly #noted = new Map<PackageId, Map<string, string>>();

  async hold(): Promise<boolean> {
    return true;
  }

  async read(subject: string): Promise<BegunSending | null> {
    return this.#begun.get(subject) ?? null;
  }

  async readFiles(_: string, { files }: BegunSending): Promise<readonly null[]> {
    return files.map(() => null);
  }

  async keep(subject: string, begun: BegunSending): Promise<void> {
    await this.forget(subject);
    this.#begun.set(subject, begun);
  }

  async note(packageId: PackageId, part: string, digest: string): Promise<void> {
    const parts = this.#noted.get(packageId) ?? new Map<string, string>();
    this.#noted.set(packageId, parts.set(part, digest));
  }

  async noted(packageId: PackageId): Promise<ReadonlyMap<string, string>> {
    return this.#noted.get(packageId) ?? new Map<string, string>();
  }

  async forget(subject: string): Promise<void> {
    const begun = this.#begun.get(subject);
    if (begun) this.#noted.delete(begun.packageId);
    this.#begun.delete(subject);
  }
}
