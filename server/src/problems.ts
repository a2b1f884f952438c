import {
  PROBLEM_STATUS,
  PROBLEM_TYPE_PREFIX,
  type Problem,
  type ProblemCode,
} from '@siegelpost/shared/api/problems';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { BlobError } from './blobs/blobStore.ts';
import { isAway } from './database/away.ts';
import { errorCode } from './errorCode.ts';
import {
  GONE_TITLES,
  type Language,
  preferredLanguage,
  PROBLEM_TITLES,
  QUOTA_TITLES,
} from './problemTitles.ts';
import { Refusal, type RefusalDetails } from './refusal.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Waits the server asks for where it does not know better. */
const RETRY_SECONDS = 5;

/** Fastify's own errors (its bodies, URLs and media types), by code; anything else of it is a bad request. */
const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'length-mismatch',
  FST_ERR_NOT_FOUND: 'not-found',
};

const DATABASE_FULL = '53100';
/** `lock_not_available`: somebody else holds a row for too long. */
const ROW_HELD = '55P03';

/** The refusal an error stands for; anything unexpected is `internal-error` and says nothing about itself. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof BlobError) return fromBlobError(error);
  return isFastifyError(error) ? fromFastify(error) : fromSystem(error);
}

/** The body of a refusal, in the language of the request. */
export function problemOf(code: ProblemCode, details: RefusalDetails, language: Language): Problem {
  const titles = titlesOf(code, details);
  return {
    type: `${PROBLEM_TYPE_PREFIX}${code}`,
    status: PROBLEM_STATUS[code],
    title: titles[language],
    ...details,
  };
}

function titlesOf(code: ProblemCode, { reason, quota }: RefusalDetails) {
  if (reason) return GONE_TITLES[reason];
  return quota ? QUOTA_TITLES[quota] : PROBLEM_TITLES[code];
}

/** Answers an error; only what is our fault is logged as one. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = toRefusal(error);
  letFlowAway(request);
  const status = PROBLEM_STATUS[refusal.code];
  if (status >= 500) request.log.error({ err: error, code: refusal.code }, 'request failed');
  const { retryAfterSeconds } = refusal.details;
  if (retryAfterSeconds) void reply.header('retry-after', retryAfterSeconds);
  if (refusal.code === 'not-signed-in') void reply.header('www-authenticate', 'Bearer');
  const language = preferredLanguage(request.headers['accept-language']);
  return reply
    .code(status)
    .header('content-language', language)
    .type(PROBLEM_MEDIA_TYPE)
    .send(JSON.stringify(problemOf(refusal.code, refusal.details, language)));
}

/** A browser reads a refusal only after it has sent everything: what nobody wants any more must not stand still. */
function letFlowAway({ raw }: FastifyRequest): void {
  if (raw.complete || raw.destroyed) return;
  raw.unpipe();
  // Whoever was reading may still be waiting for the next piece; a stream flows only while nobody does.
  raw.removeAllListeners('readable');
  raw.on('data', () => undefined);
  raw.resume();
}

function fromBlobError(error: BlobError): Refusal {
  switch (error.code) {
    case 'blob-store-full':
      return new Refusal('storage-full', { retryAfterSeconds: RETRY_SECONDS }, { cause: error });
    case 'blob-store-unavailable':
      return new Refusal('unavailable', { retryAfterSeconds: RETRY_SECONDS }, { cause: error });
    case 'blob-not-found':
      // A row without its object: our fault, and an alarm.
      return new Refusal('internal-error', {}, { cause: error });
  }
}

/** Fastify's errors have a status; those of its JSON parser have nothing else. */
function isFastifyError(error: unknown): error is FastifyError {
  const object = typeof error === 'object' && error !== null;
  return object && ('validation' in error || ('statusCode' in error && typeof error.statusCode === 'number'));
}

function fromFastify(error: FastifyError): Refusal {
  // More entries than a list may have is a matter of quantity, not of form.
  if (error.validation?.some(({ keyword }) => keyword === 'maxItems')) return new Refusal('quota-exceeded');
  if ((error.statusCode ?? 400) >= 500) return new Refusal('internal-error', {}, { cause: error });
  return new Refusal(FASTIFY_CODES[error.code] ?? 'bad-request', {}, { cause: error });
}

function fromSystem(error: unknown): Refusal {
  const code = errorCode(error) ?? '';
  if (code === DATABASE_FULL || code === 'ENOSPC')
    return new Refusal('storage-full', { retryAfterSeconds: RETRY_SECONDS }, { cause: error });
  if (isAway(error) || code === ROW_HELD)
    return new Refusal('unavailable', { retryAfterSeconds: RETRY_SECONDS }, { cause: error });
  return new Refusal('internal-error', {}, { cause: error });
}
