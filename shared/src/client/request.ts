import type { Static, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { Problem, PROBLEM_TYPE_PREFIX, type ProblemCode, problemCode } from '../api/problems.ts';
import { anySignal } from './anySignal.ts';
import { ApiError } from './apiError.ts';

/** A metadata request that has no answer after this time is given up. */
const ANSWER_WITHIN_MS = 30_000;

/** How requests leave: where to, as whom, in which language errors are told. */
export interface Connection {
  /** Scheme, host and port of the server. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** Bearer token of a session or a claim. */
  readonly token?: () => string | undefined;
  /** Language tag for the sentences in refusals. */
  readonly language?: () => string;
}

/** The same line for a place that is to learn nothing about who asks. */
export function anonymous({ origin, fetch: callFetch }: Connection): Connection {
  return { origin, fetch: callFetch };
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Overrides the connection's token. */
  readonly token?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One request whose answer must fit `schema`. @throws ApiError */
export async function requestJson<T extends TSchema>(
  connection: Connection,
  path: string,
  schema: T,
  options: RequestOptions = {},
): Promise<Static<T>> {
  const response = await request(connection, path, withTimeLimit(options));
  const text = await response.text().catch((cause: unknown) => {
    throw interruption(cause, options.signal);
  });
  return parseAnswer(schema, text);
}

/** An answer that must fit `schema`. @throws ApiError `bad-answer` */
export function parseAnswer<T extends TSchema>(schema: T, text: string): Static<T> {
  const answer = parseJson(text);
  if (!Check(schema, answer)) throw new ApiError('bad-answer');
  return answer as Static<T>;
}

/** One request without an answer to read. @throws ApiError */
export async function requestNothing(
  connection: Connection,
  path: string,
  options: RequestOptions = {},
): Promise<void> {
  const response = await request(connection, path, withTimeLimit(options));
  await response.body?.cancel();
}

/** Sends the request and turns every refusal into an ApiError; the body is left to the caller. */
export async function request(
  connection: Connection,
  path: string,
  options: RequestOptions = {},
): Promise<Response> {
  const response = await send(connection, path, options);
  if (response.ok) return response;
  const text = await response.text().catch(() => '');
  throw refusal({
    status: response.status,
    contentType: response.headers.get('content-type'),
    retryAfter: response.headers.get('retry-after'),
    text,
  });
}

async function send(connection: Connection, path: string, options: RequestOptions): Promise<Response> {
  const callFetch = connection.fetch;
  try {
    return await callFetch(new URL(path, connection.origin), {
      method: options.method ?? 'GET',
      headers: requestHeaders(connection, options),
      body: options.json === undefined ? null : JSON.stringify(options.json),
      signal: options.signal ?? null,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  } catch (cause) {
    throw interruption(cause, options.signal);
  }
}

/** Headers every request carries. */
export function requestHeaders(connection: Connection, options: RequestOptions): Record<string, string> {
  const token = options.token ?? connection.token?.();
  const language = connection.language?.();
  return {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(language ? { 'accept-language': language } : {}),
    ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...options.headers,
  };
}

/** What is to be known of an answer that is a refusal. */
export interface RefusedAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly retryAfter: string | null;
  readonly text: string;
}

/** What a proxy in between says for a server that is not there, or that it does not ask. */
const PROXY_CODES: Readonly<Record<number, ProblemCode>> = {
  413: 'too-large',
  429: 'too-many-requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** The ApiError that a refusal stands for (RFC 9457). What is not our server's is a proxy's, or `bad-answer`. */
export function refusal({ status, contentType, retryAfter, text }: RefusedAnswer): ApiError {
  const problem = contentType?.startsWith('application/problem+json') ? parseJson(text) : undefined;
  if (Check(Problem, problem))
    return new ApiError(problemCode(problem as Problem), { problem: problem as Problem });
  return new ApiError(PROXY_CODES[status] ?? 'bad-answer', {
    cause: `${PROBLEM_TYPE_PREFIX} missing, status ${status}`,
    // Seconds; the other form, a date, would need clocks that agree.
    retryAfterSeconds: /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0,
  });
}

/** Cancelled by us, or the line is down. */
export function interruption(cause: unknown, signal: AbortSignal | undefined): ApiError {
  if (cause instanceof ApiError) return cause;
  const timedOut = signal?.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return new ApiError(signal?.aborted && !timedOut ? 'cancelled' : 'offline', { cause });
}

function withTimeLimit(options: RequestOptions): RequestOptions {
  const limit = AbortSignal.timeout(ANSWER_WITHIN_MS);
  return { ...options, signal: options.signal ? anySignal([options.signal, limit]) : limit };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
