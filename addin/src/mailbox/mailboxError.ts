export type MailboxErrorCode =
  /** Outlook answered with an error, or threw. */
  | 'mailbox-failed'
  /** Outlook did not answer in time. */
  | 'mailbox-timed-out'
  /** This Outlook cannot do it. */
  | 'mailbox-unsupported'
  /** The pane stands beside another mail by now; whether the call had its effect is open. */
  | 'mail-elsewhere'
  /** The person closed a window of ours. */
  | 'dialog-closed'
  /** The browser or Outlook let no window open. */
  | 'dialog-blocked'
  /** Outlook gives no content for an attachment, or none that can be sealed. */
  | 'attachment-unreadable'
  /** Outlook gives different content each time. */
  | 'attachment-unstable';

/** The one error that leaves the mailbox. `detail` names the attachment where there is one. */
export class MailboxError extends Error {
  readonly code: MailboxErrorCode;
  readonly detail: string | undefined;

  constructor(code: MailboxErrorCode, options: { cause?: unknown; detail?: string } = {}) {
    super(code, { cause: options.cause });
    this.name = 'MailboxError';
    this.code = code;
    this.detail = options.detail;
  }
}
