import type { Person } from '@siegelpost/shared/transfer/transfer';
import type { Rung } from './ladder.ts';
import type { PaneInput } from './paneInput.ts';

/** What the add-in needs of a mail program, in our own words. Every call rejects with a MailboxError. */
export interface Mailbox {
  /** Whose mailbox it is. */
  readonly person: Person;
  /** Language of the mail program, as a BCP 47 tag. */
  readonly language: string;
  /** Whether the mail program shows itself dark; null where it does not say. */
  readonly dark: boolean | null;
  /** What this mail program lets us do. */
  readonly rung: Rung;
  /** Whether Outlook hands its own account on to us (set NestedAppAuth 1.1). */
  readonly nestedAppAuth: boolean;
  /** The mail the pane stands beside; null where there is none. */
  item(): Draft | ReceivedMail | null;
  /**
   * A pinned pane stays when the person goes on to another mail. Who comes back to a draft finds the same Draft; told is
   * as soon as it is known which one it is. Returns what ends the listening.
   */
  onItemChanged(listener: () => void): () => void;
  /** Opens a new mail, filled in, for the person to look at and to send. */
  openNewMail(mail: NewMail): Promise<void>;
  /** Shows a page of ours in a window, right after a click, and answers its first message. */
  askInDialog(url: string): Promise<string>;
}

export type BodyFormat = 'html' | 'text';

export interface Attachment {
  /** Good for this session only. */
  readonly id: string;
  readonly name: string;
  /** As the mail program reports it: rather the size in transit than the file's own. */
  readonly reportedBytes: number;
  /** `mail`: another mail; `cloud`: a link to a file elsewhere. */
  readonly kind: 'file' | 'mail' | 'cloud';
  /** Part of the text, such as a picture in a signature. */
  readonly inline: boolean;
}

/** A mail being written. */
export interface Draft {
  readonly kind: 'draft';
  /** The same as long as the pane lives. */
  readonly key: string;
  /** Older programs do not hand out attachments: then the person removes them, and nothing can be proven. */
  readonly attachmentsReadable: boolean;
  /**
   * Resolves as soon as the pane stands beside this mail. While a pinned pane stands beside another one, every call is
   * refused with `mail-elsewhere`, also one that was under way: see whileBeside.ts.
   */
  whenBeside(): Promise<void>;
  /** Calls when the person is back. Returns what ends the listening. */
  onReturn(listener: () => void): () => void;
  /** Why the pane was opened: the event handler's contextData; null where a person opened it. */
  openedFor(): Promise<string | null>;
  subject(): Promise<string>;
  recipients(): Promise<readonly Person[]>;
  attachments(): Promise<readonly Attachment[]>;
  /** The octets as the mail program gives them this time: see readStable.ts. */
  readAttachment(id: string): Promise<Uint8Array<ArrayBuffer>>;
  removeAttachment(id: string): Promise<void>;
  onAttachmentsChanged(listener: () => void): () => void;
  onRecipientsChanged(listener: () => void): () => void;
  /** Where this Outlook has labels. */
  onLabelChanged(listener: () => void): () => void;
  bodyFormat(): Promise<BodyFormat>;
  bodyText(): Promise<string>;
  prepend(text: string, format: BodyFormat): Promise<void>;
  /** A short text that stays with this mail, also when the pane is closed; it travels to recipients. */
  readMark(): Promise<string | null>;
  writeMark(mark: string | null): Promise<void>;
  /** What the pane held beside the mail when it began to seal; it stays with the mailbox, and is not sent along. */
  readPaneInput(): Promise<PaneInput | null>;
  writePaneInput(input: PaneInput | null): Promise<void>;
  /** Id of the level that the person chose in the pane; it stays with the mail and is read by the event handler. */
  readClassification(): Promise<string | null>;
  writeClassification(id: string | null): Promise<void>;
  /** GUID of Outlook's own sensitivity label; null where there is none or this Outlook has no labels. */
  sensitivityLabel(): Promise<string | null>;
  save(): Promise<void>;
}

/** A mail being read. */
export interface ReceivedMail {
  readonly kind: 'received';
  /** The same for the same mail. */
  readonly key: string;
  readonly subject: string;
  text(): Promise<string>;
  /** Value of an internet header; null where the mail has none or the program does not tell. */
  header(name: string): Promise<string | null>;
}

export interface NewMail {
  readonly to: readonly Person[];
  readonly subject: string;
  readonly html: string;
}
