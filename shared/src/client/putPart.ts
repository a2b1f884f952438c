import type { PackageId } from '../api/ids.ts';
import { paths } from '../api/paths.ts';
import { remindCollector } from '../chunks/remindCollector.ts';
import { ApiError } from './apiError.ts';
import { type Connection, interruption, refusal, request, requestHeaders } from './request.ts';
import { withRetries } from './retry.ts';

/** No octet on the line for so long: the connection is dead, whatever the browser believes. */
const STALLED_AFTER_MS = 60_000;

/** One part of a body on its way up. */
export interface PartUpload {
  readonly packageId: PackageId;
  readonly bodyIndex: number;
  readonly partIndex: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly token: string;
  readonly signal: AbortSignal;
  /** Octets of this part that have left so far; may go back to 0 on a retry. */
  readonly onSent?: (bytes: number) => void;
}

/** Uploads one part, repeated until the server holds it durably. The same part twice is one part. @throws ApiError */
export async function putPart(connection: Connection, part: PartUpload): Promise<void> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', part.bytes));
  const headers = {
    'content-type': 'application/octet-stream',
    // RFC 9530 §2
    'content-digest': `sha-256=:${btoa(String.fromCharCode(...digest))}:`,
  };
  const put = typeof XMLHttpRequest === 'undefined' ? putByFetch : putWithProgress;
  await withRetries(() => put(connection, part, headers), { signal: part.signal });
}

async function putByFetch(
  connection: Connection,
  part: PartUpload,
  headers: Record<string, string>,
): Promise<void> {
  const limit = AbortSignal.timeout(10 * STALLED_AFTER_MS);
  const uploading: Connection = {
    ...connection,
    fetch: (input, init) => connection.fetch(input, { ...init, body: part.bytes }),
  };
  const response = await request(uploading, partPath(part), {
    method: 'PUT',
    headers,
    token: part.token,
    signal: AbortSignal.any([part.signal, limit]),
  });
  await response.body?.cancel();
  part.onSent?.(part.bytes.length);
}

/** fetch tells nothing about an upload under way, XMLHttpRequest does, also inside a worker. */
async function putWithProgress(
  connection: Connection,
  part: PartUpload,
  headers: Record<string, string>,
): Promise<void> {
  if (part.signal.aborted) throw new ApiError('cancelled');
  const call = new XMLHttpRequest();
  call.open('PUT', new URL(partPath(part), connection.origin));
  const all = requestHeaders(connection, { headers, token: part.token });
  for (const [name, value] of Object.entries(all)) call.setRequestHeader(name, value);
  await loaded(call, part);
  if (call.status >= 200 && call.status < 300) return;
  throw refusal(call.status, call.getResponseHeader('content-type'), call.responseText);
}

/** Sends the part and waits for an answer, whatever it says; a call that has stalled is given up. */
async function loaded(call: XMLHttpRequest, part: PartUpload): Promise<void> {
  const abort = () => call.abort();
  let watchdog = setTimeout(abort, STALLED_AFTER_MS);
  call.upload.onprogress = ({ loaded: bytes }) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(abort, STALLED_AFTER_MS);
    part.onSent?.(bytes);
  };
  part.signal.addEventListener('abort', abort);
  try {
    await new Promise<void>((resolve, reject) => {
      call.onload = () => resolve();
      call.onerror = () => reject(new ApiError('offline'));
      call.onabort = () => reject(interruption(undefined, part.signal));
      call.send(part.bytes);
    });
  } finally {
    clearTimeout(watchdog);
    part.signal.removeEventListener('abort', abort);
    // Chromium keeps what a call has sent.
    remindCollector(part.bytes.length);
  }
}

const partPath = (part: PartUpload) => paths.part(part.packageId, part.bodyIndex, part.partIndex);
