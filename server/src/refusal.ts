import type { Problem, ProblemCode } from '@siegelpost/shared/api/problems';

/** What a refusal may say beside its code; only what the contract allows. */
export type RefusalDetails = Partial<
  Pick<Problem, 'triesLeft' | 'retryAfterSeconds' | 'workBits' | 'missing' | 'reason' | 'quota'>
>;

/** A request that is answered with a problem. Thrown where it is known what went wrong, turned into HTTP in problems.ts. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly details: RefusalDetails;

  constructor(code: ProblemCode, details: RefusalDetails = {}, options: { cause?: unknown } = {}) {
    super(code, options);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
