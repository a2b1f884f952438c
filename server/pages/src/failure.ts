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

/**
 * A part of the page could not be loaded. Only loading the page anew helps: Firefox, and Chromium for years, keep the
 * failure as long as the page is there (https://github.com/whatwg/html/issues/6768), and after an update of the server
 * the part is no longer to be had.
 */
export class PageIncompleteError extends Error {
  readonly code = 'page-incomplete';
}

export type FailureCode = TransferErrorCode | SavingErrorCode | PageIncompleteError['code'];

/** Why something did not work, as a state of the page. */
export interface Failure {
  readonly code: FailureCode;
  readonly problem: Problem | undefined;
}

export function asFailure(error: unknown): Failure {
  if (error instanceof TransferError) return { code: error.code, problem: error.problem };
  const isOurs = error instanceof SavingError || error instanceof PageIncompleteError;
  return { code: isOurs ? error.code : 'internal', problem: undefined };
}

/** Trying again is no use before the page was loaded anew: a worker that died stays dead, too. */
export function needsReload({ code }: Failure): boolean {
  return code === 'page-incomplete' || code === 'internal';
}
