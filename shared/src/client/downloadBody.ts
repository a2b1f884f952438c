import type { PackageId } from '../api/ids.ts';
import { paths } from '../api/paths.ts';
import { ApiError } from './apiError.ts';
import { type Connection, interruption, request } from './request.ts';
import { pause, withRetries } from './retry.ts';

/** No octet for so long: the line is dead; a new request goes on where this one stopped. */
const STALLED_AFTER_MS = 60_000;
/** A line that gives something between two cuts may be cut this many times. */
const MOST_CUTS_IN_A_ROW = 8;

export interface DownloadOptions {
  readonly packageId: PackageId;
  readonly bodyIndex: number;
  /** Size of the whole body in octets. */
  readonly sealedBytes: number;
  /** First octet wanted; 0 unless told. */
  readonly fromByte?: number;
  readonly token: string;
  readonly signal: AbortSignal;
}

/**
 * The octets of a body, from `fromByte` to its end, in pieces as they arrive. After a cut line it asks again for the
 * range that is missing (RFC 9110 §14.2). @throws ApiError
 */
export async function* downloadBody(
  connection: Connection,
  options: DownloadOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let at = options.fromByte ?? 0;
  let cuts = 0;
  while (at < options.sealedBytes) {
    const response = await withRetries(() => requestFrom(connection, options, at), {
      signal: options.signal,
    });
    try {
      for await (const piece of piecesOf(response, options.signal)) {
        at += piece.length;
        cuts = 0;
        if (at > options.sealedBytes) throw new ApiError('bad-answer');
        yield piece;
      }
      if (at < options.sealedBytes) throw new ApiError('offline');
    } catch (error) {
      const passing = error instanceof ApiError && error.code === 'offline' && ++cuts <= MOST_CUTS_IN_A_ROW;
      if (!passing) throw error;
      await pause(250 * cuts, options.signal);
    }
  }
}

async function requestFrom(connection: Connection, options: DownloadOptions, at: number): Promise<Response> {
  const response = await request(connection, paths.body(options.packageId, options.bodyIndex), {
    token: options.token,
    signal: options.signal,
    headers: at === 0 ? {} : { range: `bytes=${at}-` },
  });
  const asked = at === 0 ? response.status === 200 : isRangeFrom(response, at);
  if (!asked) throw new ApiError('bad-answer');
  return response;
}

function isRangeFrom(response: Response, at: number): boolean {
  return response.status === 206 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${at}-`);
}

async function* piecesOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) throw new ApiError('bad-answer');
  try {
    for (;;) {
      const { done, value } = await withinTime(reader.read(), signal);
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function withinTime<T>(read: Promise<T>, signal: AbortSignal): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ApiError('offline')), STALLED_AFTER_MS);
  });
  try {
    return await Promise.race([read, limit]);
  } catch (cause) {
    throw interruption(cause, signal);
  } finally {
    clearTimeout(timer);
  }
}
