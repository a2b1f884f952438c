export type AdminErrorCode =
  | 'usage'
  /** The folder of a backup is missing, empty, or of another version of the tables. */
  | 'not-a-backup'
  | 'wrong-version'
  /** A restore only fills what is empty. */
  | 'not-empty'
  /** An object of the backup has not the digest its row names, or a table's rows cannot be read. */
  | 'damaged';

/** What an administrator's command finds wrong with its call or its backup. */
export class AdminError extends Error {
  readonly code: AdminErrorCode;
  readonly subject: string;

  constructor(code: AdminErrorCode, subject = '', options: { cause?: unknown } = {}) {
    super(code, options);
    this.name = 'AdminError';
    this.code = code;
    this.subject = subject;
  }
}
