import type { PackageId } from '../api/ids.ts';
import { PartAddress, type PartsVia } from '../api/packages.ts';
import { paths } from '../api/paths.ts';
import { PART_BYTES } from '../chunks/parts.ts';
import { ApiError } from './apiError.ts';
import { anonymous, type Connection, interruption, request, requestJson } from './request.ts';
import { pause, withRetries } from './retry.ts';
import type { StoreRoute } from './storeRoute.ts';

/** No octet for so long: the line is dead; a new request goes on where this one stopped. */
const STALLED_AFTER_MS = 60_000;
/** A line that gives something between two cuts may be cut this many times. */
const MOST_CUTS_IN_A_ROW = 8;

/** Octets of a body within one of its parts: from `from`, before `to`. */
export interface Stretch {
  readonly partIndex: number;
  readonly from: number;
  readonly to: number;
}

/** Whose body it is, and who asks. */
export interface StretchPlace {
  readonly packageId: PackageId;
  readonly bodyIndex: number;
  readonly sealedBytes: number;
  readonly via?: PartsVia;
  readonly token: string;
  readonly signal: AbortSignal;
}

/**
 * The octets of a stretch in pieces as they arrive. After a cut line it asks again for the range that is missing
 * (RFC 9110 §14.2). @throws ApiError
 */
export async function* downloadStretch(
  connection: Connection,
  place: StretchPlace,
  stretch: Stretch,
  store: StoreRoute,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let at = stretch.from;
  let cuts = 0;
  while (at < stretch.to) {
    const missing = { ...stretch, from: at };
    const ask = () =>
      place.via === 'store' && store.isOpen
        ? askStore(connection, place, missing, store)
        : askServer(connection, place, missing);
    const response = await withRetries(ask, { signal: place.signal });
    try {
      for await (const piece of piecesOf(response, place.signal)) {
        at += piece.length;
        cuts = 0;
        if (at > stretch.to) throw new ApiError('bad-answer');
        yield piece;
      }
      if (at < stretch.to) throw new ApiError('offline');
    } catch (error) {
      const passing = error instanceof ApiError && error.code === 'offline' && ++cuts <= MOST_CUTS_IN_A_ROW;
      if (!passing) throw error;
      await pause(250 * cuts, place.signal);
    }
  }
}

function askServer(connection: Connection, place: StretchPlace, { from, to }: Stretch): Promise<Response> {
  const { packageId, bodyIndex, sealedBytes, token, signal } = place;
  return askRange(
    (headers) => request(connection, paths.body(packageId, bodyIndex), { token, signal, headers }),
    { from, to, size: sealedBytes },
  );
}

/** The part itself out of the store, by an address that the server gives for it. */
async function askStore(
  connection: Connection,
  { packageId, bodyIndex, sealedBytes, token, signal }: StretchPlace,
  { partIndex, from, to }: Stretch,
  store: StoreRoute,
): Promise<Response> {
  const path = paths.partAddress(packageId, bodyIndex, partIndex);
  const address = await requestJson(connection, path, PartAddress, { token, signal });
  const start = partIndex * PART_BYTES;
  return store.take(() =>
    askRange(
      (range) =>
        request(anonymous(connection), address.url, { signal, headers: { ...address.headers, ...range } }),
      { from: from - start, to: to - start, size: Math.min(PART_BYTES, sealedBytes - start) },
    ),
  );
}

interface AskedRange {
  readonly from: number;
  readonly to: number;
  /** Octets there are in all. */
  readonly size: number;
}

/** One answer with the octets of a range. The whole is asked for without one: that needs no leave of another origin. */
async function askRange(
  ask: (headers: Readonly<Record<string, string>>) => Promise<Response>,
  { from, to, size }: AskedRange,
): Promise<Response> {
  const whole = from === 0 && to === size;
  const response = await ask(whole ? {} : { range: `bytes=${from}-${to === size ? '' : to - 1}` });
  const given = response.headers.get('content-range') ?? '';
  const asked = whole
    ? response.status === 200
    : response.status === 206 && given.startsWith(`bytes ${from}-`);
  if (!asked) throw new ApiError('bad-answer');
  return response;
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
