import type { Problem, ProblemCode } from '../api/problems.ts';

/** What a request can end with: the server's refusal, or no usable answer at all. */
export type ApiErrorCode = ProblemCode | 'offline' | 'bad-answer' | 'cancelled';

/** The one error of this room; `problem` is there where the server refused. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly problem: Problem | undefined;
  /** Seconds to wait before another try, as the server or a proxy before it asks; 0 where nobody does. */
  readonly retryAfterSeconds: number;

  constructor(
    code: ApiErrorCode,
    options: { cause?: unknown; problem?: Problem; retryAfterSeconds?: number } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'ApiError';
    this.code = code;
    this.problem = options.problem;
    this.retryAfterSeconds = options.retryAfterSeconds ?? options.problem?.retryAfterSeconds ?? 0;
  }
}
