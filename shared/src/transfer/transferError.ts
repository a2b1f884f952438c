import type { Problem, ProblemCode } from '../api/problems.ts';

/** Everything that can end a transfer, beside the server's own refusals. */
export type TransferErrorCode =
  | ProblemCode
  /** The server cannot be reached. */
  | 'offline'
  /** The server's answer is not what the contract says. */
  | 'bad-answer'
  | 'cancelled'
  /** A recovery code, passphrase or key does not open this. */
  | 'wrong-secret'
  /** Ciphertext or manifest was changed, cut or mixed up. */
  | 'damaged'
  /** The server does not hand out every file that the manifest lists. */
  | 'incomplete'
  /** Not a package this version accepts. */
  | 'not-allowed'
  /** The organisation has not certified the key that a drop-in page offers. */
  | 'key-uncertified'
  /** Policy demands that the archive can read along, and the server has no key of it. */
  | 'archive-key-missing'
  /** … or one that has expired or was withdrawn, */
  | 'archive-key-expired'
  /** … that cannot be read or sealed to, */
  | 'archive-key-unusable'
  /** … that the organisation has not certified, */
  | 'archive-key-uncertified'
  /** … or another one than was shown or used before. */
  | 'archive-key-changed'
  /** The signature is missing or not by the author's key. */
  | 'signature-invalid'
  /** A file could not be read, or changed while it was read. */
  | 'file-changed'
  | 'internal';

/** The one error that leaves this room; `problem` is there where the server refused. */
export class TransferError extends Error {
  readonly code: TransferErrorCode;
  readonly problem: Problem | undefined;

  constructor(code: TransferErrorCode, options: { cause?: unknown; problem?: Problem } = {}) {
    super(code, { cause: options.cause });
    this.name = 'TransferError';
    this.code = code;
    this.problem = options.problem;
  }
}
