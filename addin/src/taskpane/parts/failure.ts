import { ApiError, type ApiErrorCode } from '@siegelpost/shared/client/apiError';
import { TransferError, type TransferErrorCode } from '@siegelpost/shared/transfer/transferError';
import { IdentityError, type IdentityErrorCode } from '../../identity/identityWay.ts';
import { MailboxError, type MailboxErrorCode } from '../../mailbox/mailboxError.ts';

/** What can go wrong in the pane's own steps. */
export type PaneErrorCode =
  /** Outlook kept an attachment although it was told to remove it. */
  | 'attachment-stays'
  /** An attachment that is not in the sealed package came into the mail. */
  | 'attachment-added'
  /** The attachments changed between reading and the link. */
  | 'attachments-changed'
  /** The package that a half-finished mail belongs to is gone. */
  | 'sending-gone'
  /** A code to the mailbox is demanded, and there is not exactly one recipient. */
  | 'one-recipient'
  /** Signed in, but as somebody else than the owner of this mailbox. */
  | 'wrong-account'
  | 'print-blocked';

export class PaneError extends Error {
  readonly code: PaneErrorCode;
  readonly detail: string | undefined;

  constructor(code: PaneErrorCode, detail?: string) {
    super(code);
    this.name = 'PaneError';
    this.code = code;
    this.detail = detail;
  }
}

/** Whose limit was hit, where the server says it. */
type QuotaCode = 'quota-package' | 'quota-clerk' | 'quota-organisation';

export type FailureCode =
  PaneErrorCode | IdentityErrorCode | MailboxErrorCode | TransferErrorCode | ApiErrorCode | QuotaCode;

/** An error as a screen shows it: one sentence for the code, and what it is about. */
export interface Failure {
  readonly code: FailureCode;
  readonly detail: string;
}

/** The failure any error stands for. */
export function asFailure(error: unknown): Failure {
  if (error instanceof PaneError || error instanceof MailboxError) {
    return { code: error.code, detail: error.detail ?? '' };
  }
  if (error instanceof TransferError || error instanceof ApiError) {
    const quota = error.problem?.quota;
    return { code: quota ? `quota-${quota}` : error.code, detail: '' };
  }
  if (error instanceof IdentityError) return { code: error.code, detail: '' };
  if (error instanceof DOMException && error.name === 'AbortError') return { code: 'cancelled', detail: '' };
  return { code: 'internal', detail: '' };
}
