import type { Problem } from '@siegelpost/shared/api/problems';
import { TransferError, type TransferErrorCode } from '@siegelpost/shared/transfer/transferError';

/** What can go wrong between page and disk, beside the transfer itself. */
export type SavingErrorCode =
  /** The browser never asked for the file. */
  | 'saving-blocked'
  /** The browser stopped taking the file before its end. */
  | 'saving-interrupted';

/** The one error of saving. */
export class SavingError extends Error {
  readonly code: SavingErrorCode;

  constructor(code: SavingErrorCode, options: { cause?: unknown } = {}) {
    super(code, options);
    this.name = 'SavingError';
    this.code = code;
  }
}

export type FailureCode = TransferErrorCode | SavingErrorCode;

/** Why something did not work, as a state of the page. */
export interface Failure {
  readonly code: FailureCode;
  readonly problem: Problem | undefined;
}

export function asFailure(error: unknown): Failure {
  if (error instanceof TransferError) return { code: error.code, problem: error.problem };
  if (error instanceof SavingError) return { code: error.code, problem: undefined };
  return { code: 'internal', problem: undefined };
}
