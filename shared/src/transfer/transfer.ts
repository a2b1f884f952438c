import type { AuthorKind, Notice, SealedPackage } from '../api/packages.ts';
import type { ConversationId, PackageId } from '../api/ids.ts';
import type { TransferLink } from '../link/link.ts';

/** A file on its way out. The media type is the blob's own. */
export interface OutgoingFile {
  readonly name: string;
  readonly content: Blob;
}

export interface Person {
  readonly name: string;
  readonly address: string;
}

/** A clerk with an unlocked key. `certificate` and `privateKey` are binary OpenPGP (RFC 9580 §10.1, §10.2). */
export interface ClerkIdentity extends Person {
  readonly certificate: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A clerk's bearer token together with the unlocked key. */
export interface ClerkAccess {
  readonly sessionToken: string;
  readonly clerk: ClerkIdentity;
}

/** What a clerk sends. */
export interface ClerkOrder extends ClerkAccess {
  /** The conversation to go on with, or null to begin one. */
  readonly conversation: { readonly conversationId: ConversationId; readonly inReplyTo: PackageId } | null;
  readonly recipients: readonly Person[];
  readonly subject: string;
  readonly message: string;
  readonly classification: string | null;
  readonly files: readonly OutgoingFile[];
  /** As shown to people, grouped or not; null for a link that opens by itself. */
  readonly password: string | null;
  /** Whether only the first who opens it may have it, for 24 hours. */
  readonly oneTime?: boolean;
  /** Gate 3: the mailbox that a code for opening is sent to; null or left out where none is demanded. */
  readonly mailboxCodeAddress?: string | null;
  /** Fingerprint of the archive key that the clerk was shown; null where policy does not demand one. */
  readonly archive: string | null;
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

/** The authority's archive as a reader: what people are told of it before they seal. */
export interface ArchiveFacts {
  /** Lower-case hex. */
  readonly fingerprint: string;
  /** As its key names it; may be empty. */
  readonly name: string;
  readonly trust: KeyTrust;
  /** Of the organisation's key, lower-case hex; null where there is none. */
  readonly organisationFingerprint: string | null;
}

/**
 * What vouches for a key that is sealed to: `certified` by the organisation's key, or trusted at `first-use` where the
 * authority has no such key. A key that is not certified although there is one is refused.
 */
export type KeyTrust = 'certified' | 'first-use';

/** What a recipient answers to the package opened last. */
export interface ReplyOrder {
  /** As the recipient wrote it; may be empty. */
  readonly name: string;
  readonly message: string;
  readonly files: readonly OutgoingFile[];
}

/** What was on its way to a clerk when the page ended. */
export type UnfinishedSending =
  /** Everything is there; only the receipt was not seen. */
  | { readonly state: 'arrived' }
  | {
      readonly state: 'under-way';
      /** With what is in them where it could be kept; the others must be chosen again. */
      readonly files: readonly {
        readonly name: string;
        readonly bytes: number;
        readonly content: Blob | null;
      }[];
    };

/** Progress of a long step, in octets of plaintext. */
export interface Progress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** Of a download: what has come over the line, opened or not. It moves whenever the line does. */
  readonly receivedBytes?: number;
}

export type OnProgress = (progress: Progress) => void;

/** What was sent, complete and durable. */
export interface Sent extends SealedPackage {
  readonly conversationId: ConversationId;
  /** The link with its secret; null for a recipient's reply. */
  readonly link: string | null;
  readonly files: readonly FileEntry[];
}

/** A file of a package, as its manifest lists it, with a name that is safe to show and to save under. */
export interface FileEntry {
  readonly index: number;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** File digest of protocol.md as lower-case hex. */
  readonly digest: string;
}

/**
 * What vouches for the author: `signed` by the key in the manifest, `proven` by a proof that only who could open the
 * answered package can make, `vouched` where a visitor had the code from the mailbox they name, `unproven` where none of
 * it could be checked (the answered package's record is gone, or a visitor names an address nobody vouched for).
 */
export type Authenticity = 'signed' | 'proven' | 'vouched' | 'unproven';

/** A package after all gates, with its manifest read and checked. */
export interface OpenedPackage {
  readonly packageId: PackageId;
  readonly conversationId: ConversationId;
  readonly inReplyTo: PackageId | null;
  readonly authorKind: AuthorKind;
  readonly author: {
    readonly name: string;
    readonly address: string | null;
    readonly fingerprint: string | null;
  };
  readonly authenticity: Authenticity;
  readonly reference: string;
  readonly sealedAt: string;
  readonly expiresAt: string;
  readonly message: string;
  readonly classification: string | null;
  readonly files: readonly FileEntry[];
  /** The password for the answer to a visitor's first package; null for every other package. */
  readonly answerPassword: string | null;
  /** Of the archive keys that can open it, and answers to it; lower-case hex. Mostly none or one. */
  readonly archiveFingerprints: readonly string[];
  /** Whether a reply can be sealed: the manifest names a certificate for answers. */
  readonly canReply: boolean;
}

/** What a clerk keeps of a sending, sealed to the clerk alone. */
export interface SenderRecord {
  readonly version: 1;
  readonly link: string;
  readonly password: string | null;
  readonly recipients: readonly Person[];
  readonly subject: string;
  readonly fileNames: readonly string[];
  /** The level it was sent under, which goes on to bound password and lifetime. */
  readonly classification?: string | null;
  /** Passwords before the present one: answers from their time are proven by them. */
  readonly formerPasswords?: readonly (string | null)[];
}

/** A new password for what was sent. */
export interface PasswordChange extends ClerkAccess {
  readonly packageId: PackageId;
  readonly record: SenderRecord;
  readonly password: string | null;
}

/** A clerk's key at first use. The recovery code is shown once and never sent. */
export interface NewClerkKey {
  readonly certificate: Uint8Array;
  readonly privateKey: Uint8Array;
  readonly sealedPrivateKey: Uint8Array;
  /** Lower-case hex. */
  readonly fingerprint: string;
  /** Crockford base32, grouped. */
  readonly recoveryCode: string;
}

/** What opening may take beside link and password. */
export interface OpenOptions {
  /** The six digits out of the recipient's mailbox, where the notice demands them. */
  readonly code?: string;
  /** 32 octets as base64url that this browser keeps, so that it may open a one-time package again. */
  readonly claimToken?: string;
}

/**
 * Sending, opening and answering, as pane and pages use it from the main thread. All work is done in a dedicated
 * worker (`connectTransfer`). Every method rejects with a TransferError.
 */
export interface Transfer {
  /** Makes a clerk's key and seals it under a fresh recovery code. */
  makeClerkKey(person: Person): Promise<NewClerkKey>;
  /** @throws `wrong-secret` where the recovery code does not fit. */
  unlockClerkKey(sealedPrivateKey: Uint8Array, recoveryCode: string): Promise<Uint8Array>;

  /**
   * Does what is costly and needs only the password, ahead of the next `send` with it. What was prepared before is thrown
   * away. Nothing depends on it: a `send` that finds nothing prepared does it itself.
   */
  prepare(password: string | null): Promise<void>;
  /** Seals and uploads; the link does not open before `activate` is called through the API. */
  send(order: ClerkOrder, onProgress: OnProgress): Promise<Sent>;
  /**
   * The archive key that a sending must be sealed to where policy demands it, checked.
   * @throws `archive-key-missing`, `archive-key-expired`, `archive-key-unusable`, `archive-key-uncertified`
   */
  readArchive(): Promise<ArchiveFacts>;
  /** Opens a package of one of the clerk's conversations. */
  openAsClerk(packageId: PackageId, access: ClerkAccess): Promise<OpenedPackage>;
  openSenderRecord(senderRecord: Uint8Array, clerk: ClerkIdentity): Promise<SenderRecord>;
  /** Puts a sending of the clerk's behind another password (null: none), without uploading anything again. */
  changePassword(change: PasswordChange): Promise<SenderRecord>;

  /** Gate 1: who sent it, until when, whether a password is needed. Consumes nothing. */
  readNotice(link: TransferLink): Promise<Notice>;
  /** Gates 1 and 2, then a mail with a code to the recipient's mailbox. @throws like `open` */
  requestCode(link: TransferLink, password: string | null): Promise<void>;
  /**
   * All gates, then manifest and messages.
   * @throws `wrong-password`, `code-required`, `code-wrong`, `package-locked`, `package-gone`, …
   */
  open(link: TransferLink, password: string | null, more?: OpenOptions): Promise<OpenedPackage>;
  /** Answers the package opened last with `open`, sealed to the certificates in its manifest: the clerk's and the archive's. */
  reply(order: ReplyOrder, onProgress: OnProgress): Promise<Sent>;
  /** The answer to the package opened last that was begun and not finished; `reply` with the same files goes on with it. */
  unfinished(): Promise<UnfinishedSending | null>;
  forgetUnfinished(): Promise<void>;

  /**
   * Downloads, opens and verifies one file of the package opened last, and feeds its plaintext to `port` (see
   * portStream.ts). Resolves after digest and size are verified and the receiver was told `done`.
   */
  readFile(fileIndex: number, port: MessagePort, onProgress: OnProgress): Promise<void>;

  /** Lets an upload under way rest: what is on the line is given up, and sent again after `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;

  /** Stops everything under way; the running calls reject with `cancelled`. */
  cancel(): Promise<void>;
}
