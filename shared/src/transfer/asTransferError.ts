import { ApiError } from '../client/apiError.ts';
import { EnvelopeError, type EnvelopeErrorCode } from '../envelope/envelopeError.ts';
import { TransferError, type TransferErrorCode } from './transferError.ts';

const ENVELOPE_CODE = {
  'wrong-secret': 'wrong-secret',
  damaged: 'damaged',
  'not-allowed': 'not-allowed',
  'signature-invalid': 'signature-invalid',
  'manifest-invalid': 'damaged',
  'source-changed': 'file-changed',
} as const satisfies Record<EnvelopeErrorCode, TransferErrorCode>;

/** Whatever went wrong, in the words of this room; the cause is kept. */
export function asTransferError(error: unknown): TransferError {
  if (error instanceof TransferError) return error;
  if (error instanceof ApiError) {
    return new TransferError(error.code, {
      cause: error,
      ...(error.problem ? { problem: error.problem } : {}),
    });
  }
  if (error instanceof EnvelopeError) return new TransferError(ENVELOPE_CODE[error.code], { cause: error });
  return new TransferError('internal', { cause: error });
}

/** Does the work; whatever it throws leaves as a TransferError. */
export async function inOurWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asTransferError(error);
  }
}
