import type { DropInName } from '../api/dropInName.ts';
import type {
  ArchiveFacts,
  KeyTrust,
  OnProgress,
  OutgoingFile,
  Person,
  Sent,
  UnfinishedSending,
} from './transfer.ts';

/** A drop-in page that was looked up: whom one writes to, and with which key. */
export interface Addressee {
  readonly name: DropInName;
  readonly owner: Person;
  readonly trust: KeyTrust;
  /** Lower-case hex. */
  readonly fingerprint: string;
  /** Of the organisation's key, lower-case hex; null where there is none. */
  readonly organisationFingerprint: string | null;
  /** The authority's archive, which can read along; null where policy does not demand it. */
  readonly archive: ArchiveFacts | null;
}

/** Somebody who entered the code from their mailbox; good for a day. */
export interface Visitor extends Person {
  readonly token: string;
  readonly vouchKey: string;
  readonly expiresAt: string;
}

/** A code, and the attempt that it was asked for in. */
export interface TypedCode {
  readonly attempt: string;
  readonly code: string;
}

export interface FirstOrder {
  readonly visitor: Visitor;
  readonly message: string;
  readonly files: readonly OutgoingFile[];
}

/** A first package that has arrived. */
export interface FirstSent extends Sent {
  /** Opens the answer; the clerk has it from the package, and nobody else knows it. */
  readonly answerPassword: string;
}

/**
 * Writing first, as the drop-in page uses it from the main thread. All work is done in a dedicated worker. Every method
 * rejects with a TransferError.
 */
export interface Writing {
  /**
   * Whom this page belongs to, with the key checked. @throws `not-found` where there is no such page, `key-uncertified`
   * where the organisation has not certified its key, `archive-key-…` where the archive's is demanded and not usable.
   */
  lookUp(name: DropInName): Promise<Addressee>;
  /**
   * Has a code mailed. Works for it first where the server is under load. Answers the attempt that the code is good in;
   * with an earlier one, that one's codes stay good, too.
   */
  requestCode(address: string, attempt?: string): Promise<string>;
  /** @throws `code-wrong` */
  enterCode(person: Person, typed: TypedCode): Promise<Visitor>;
  /** Seals to the addressee looked up last and uploads. */
  send(order: FirstOrder, onProgress: OnProgress): Promise<FirstSent>;
  /** What the visitor had begun to send to the addressee looked up last; `send` with the same files goes on with it. */
  unfinished(visitor: Visitor): Promise<UnfinishedSending | null>;
  forgetUnfinished(visitor: Visitor): Promise<void>;
  /** Stops everything under way; the running calls reject with `cancelled`. */
  cancel(): Promise<void>;
}
