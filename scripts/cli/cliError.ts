import { EnvelopeError, type EnvelopeErrorCode } from '@siegelpost/shared/envelope/envelopeError';
import { ApiError } from '@siegelpost/shared/client/apiError';
import { asTransferError } from '@siegelpost/shared/transfer/asTransferError';
import { TransferError, type TransferErrorCode } from '@siegelpost/shared/transfer/transferError';

export type CliErrorCode =
  | 'usage'
  /** No terminal to ask at, and neither descriptor nor variable was named. */
  | 'secret-missing'
  /** Typed twice, and not the same. */
  | 'secrets-differ'
  | 'file-missing'
  | 'file-exists'
  | 'file-failed'
  | 'account-missing'
  | 'certificate-untrusted'
  /** An archive key that nothing could be sealed to. */
  | 'archive-expired'
  | 'archive-unusable'
  | 'archive-uncertified'
  /** Another archive key than the one that was sealed to before, or that was named. */
  | 'archive-changed';

/** What the command line itself finds wrong; `subject` is a file, an option or an address, never a secret. */
export class CliError extends Error {
  readonly code: CliErrorCode;
  readonly subject: string;

  constructor(code: CliErrorCode, options: { subject?: string; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.name = 'CliError';
    this.code = code;
    this.subject = options.subject ?? '';
  }
}

/** Exit codes, for scripts. They never change their meaning. */
export const EXIT = {
  internal: 1,
  usage: 2,
  secret: 3,
  damaged: 4,
  refused: 5,
  line: 6,
  file: 7,
} as const;

const ENVELOPE_EXIT = {
  'wrong-secret': EXIT.secret,
  damaged: EXIT.damaged,
  'not-allowed': EXIT.damaged,
  'signature-invalid': EXIT.damaged,
  'manifest-invalid': EXIT.damaged,
  'source-changed': EXIT.file,
} as const satisfies Record<EnvelopeErrorCode, number>;

const CLI_EXIT = {
  usage: EXIT.usage,
  'secret-missing': EXIT.usage,
  'secrets-differ': EXIT.usage,
  'file-missing': EXIT.file,
  'file-exists': EXIT.file,
  'file-failed': EXIT.file,
  'account-missing': EXIT.refused,
  'certificate-untrusted': EXIT.line,
  'archive-expired': EXIT.damaged,
  'archive-unusable': EXIT.damaged,
  'archive-uncertified': EXIT.damaged,
  'archive-changed': EXIT.damaged,
} as const satisfies Record<CliErrorCode, number>;

const TRANSFER_EXIT: Partial<Record<TransferErrorCode, number>> = {
  'wrong-password': EXIT.secret,
  'wrong-secret': EXIT.secret,
  'code-wrong': EXIT.secret,
  'code-required': EXIT.secret,
  damaged: EXIT.damaged,
  incomplete: EXIT.damaged,
  'not-allowed': EXIT.damaged,
  'signature-invalid': EXIT.damaged,
  'bad-answer': EXIT.damaged,
  offline: EXIT.line,
  unavailable: EXIT.line,
  'file-changed': EXIT.file,
  internal: EXIT.internal,
  'internal-error': EXIT.line,
};

/** What lies at the bottom: requests wrap whatever our own `fetch` finds wrong. */
export function rootOf(error: unknown): unknown {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof CliError) return at;
  return error;
}

/** The exit code of whatever ended a command. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) return CLI_EXIT[error.code];
  if (error instanceof EnvelopeError) return ENVELOPE_EXIT[error.code];
  if (error instanceof ApiError || error instanceof TransferError)
    return TRANSFER_EXIT[asTransferError(error).code] ?? EXIT.refused;
  return EXIT.internal;
}
