import type { PackageId } from '@siegelpost/shared/api/ids';
import type {
  ClerkAccess,
  ClerkOrder,
  FileEntry,
  OutgoingFile,
  Person,
  Progress,
} from '@siegelpost/shared/transfer/transfer';
import type { Draft } from '../../mailbox/mailbox.ts';
import type { Access, PaneParts } from '../parts/pane.ts';
import type { PasswordSource } from './linkBlock.ts';

/** The steps of a sending, in order. */
export const PHASES = ['reading', 'sealing', 'linking', 'removing', 'activating'] as const;
export type Phase = (typeof PHASES)[number];

export type Report = (phase: Phase, progress?: Progress) => void;

/** What the clerk decided. */
export interface SendOrder {
  /** From this device; the mail's attachments come along by themselves. */
  readonly ownFiles: readonly OutgoingFile[];
  readonly message: string;
  readonly password: string | null;
  readonly passwordSource: PasswordSource;
  /** Whether only the first who opens it may have it. */
  readonly oneTime: boolean;
  /** Id of the level; null for none. */
  readonly classification: string | null;
  /** Whether a code to the one recipient's mailbox is demanded, too. */
  readonly mailboxCode: boolean;
  /** Of the archive key that the clerk was shown; null where policy does not demand one. */
  readonly archive: string | null;
  /** Set where this answers in a conversation of ours. */
  readonly conversation: ClerkOrder['conversation'];
  /** RFC 3339, UTC. */
  readonly expiresAt: string;
}

/** A package that is complete on the server, and what its mail still needs to know. */
export interface Sending {
  readonly packageId: PackageId;
  readonly link: string;
  readonly reference: string;
  readonly expiresAt: string;
  readonly password: string | null;
  readonly passwordSource: PasswordSource;
  readonly oneTime: boolean;
  readonly recipients: readonly Person[];
  readonly files: readonly Pick<FileEntry, 'name' | 'bytes' | 'digest'>[];
  /** Attachments that were read into the package in this session. */
  readonly sealedIds: ReadonlySet<string>;
}

/** With what a sending works. */
export interface SendTools extends Pick<PaneParts, 'transfer' | 'text'> {
  readonly draft: Draft;
  readonly access: Access;
}

/** What the worker needs of the clerk; nothing else of Access can cross threads. */
export function clerkAccess({ sessionToken, clerk }: Access): ClerkAccess {
  return { sessionToken, clerk };
}
