import { Type, type Static } from 'typebox';

/**
 * Every way a request can be refused, with its HTTP status (RFC 9457). A code is the last segment of the
 * problem's `type` and never changes its meaning.
 */
export const PROBLEM_STATUS = {
  'bad-request': 400,
  'length-mismatch': 400,
  'digest-mismatch': 400,
  'not-signed-in': 401,
  'code-wrong': 401,
  'code-required': 403,
  'wrong-password': 403,
  'address-not-permitted': 403,
  'cross-origin': 403,
  'not-found': 404,
  'request-timeout': 408,
  'identity-taken': 409,
  'package-incomplete': 409,
  'part-conflict': 409,
  'package-sealed': 409,
  'package-exists': 409,
  'key-exists': 409,
  'key-missing': 409,
  'package-gone': 410,
  'length-required': 411,
  'too-large': 413,
  'quota-exceeded': 413,
  'media-type': 415,
  'range-not-satisfiable': 416,
  'package-locked': 423,
  'work-required': 428,
  'too-many-requests': 429,
  'headers-too-large': 431,
  'internal-error': 500,
  'sign-in-unavailable': 503,
  unavailable: 503,
  'storage-full': 507,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** Problems are named by URN, so that no answer leads to a foreign host. */
export const PROBLEM_TYPE_PREFIX = 'urn:siegelpost:problem:';

/** The body of every refusal: `application/problem+json`. */
export const Problem = Type.Object({
  type: Type.String({ pattern: `^${PROBLEM_TYPE_PREFIX}[a-z-]+$` }),
  status: Type.Integer({ minimum: 400, maximum: 599 }),
  /** One sentence for people, in the language of the request. */
  title: Type.String(),
  /** `wrong-password`, and `code-wrong` of a package: tries left before the lock. */
  triesLeft: Type.Optional(Type.Integer({ minimum: 0 })),
  /** `wrong-password`, `code-wrong`, `too-many-requests`, `unavailable`: seconds to wait; equals the Retry-After header. */
  retryAfterSeconds: Type.Optional(Type.Integer({ minimum: 0 })),
  /** `work-required`: leading zero bits that the proof of work must have. */
  workBits: Type.Optional(Type.Integer({ minimum: 1, maximum: 32 })),
  /** `package-incomplete`: what is missing, at most 100 entries. */
  missing: Type.Optional(
    Type.Array(Type.Object({ bodyIndex: Type.Integer(), partIndex: Type.Integer() }), { maxItems: 100 }),
  ),
  /** `quota-exceeded`: whose limit it is. Without it, a number of files or answers. */
  quota: Type.Optional(
    Type.Union([Type.Literal('package'), Type.Literal('clerk'), Type.Literal('organisation')]),
  ),
  /** `package-gone`: why, told only to whoever proved the link. */
  reason: Type.Optional(
    Type.Union([
      Type.Literal('expired'),
      Type.Literal('recalled'),
      Type.Literal('not-ready'),
      /** A one-time package that somebody else has claimed, or the same bearer more than a day ago. */
      Type.Literal('claimed'),
    ]),
  ),
});
export type Problem = Static<typeof Problem>;

/** The code inside a problem's type; `internal-error` for a type this version does not know. */
export function problemCode(problem: Problem): ProblemCode {
  const code = problem.type.slice(PROBLEM_TYPE_PREFIX.length);
  return isProblemCode(code) ? code : 'internal-error';
}

function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEM_STATUS, text);
}
