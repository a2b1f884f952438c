import { CollectorWatch } from '../chunks/collector.ts';
import { PART_BYTES } from '../chunks/parts.ts';
import { anySignal } from './anySignal.ts';
import { ApiError } from './apiError.ts';
import { type Connection, interruption, refusal, request, requestHeaders } from './request.ts';

/** No octet on the line for so long: the connection is dead, whatever the browser believes. */
const STALLED_AFTER_MS = 60_000;

/** Bodies that were sent and whose memory the browser still holds. */
const sentBodies = new CollectorWatch();
const MOST_HELD_BYTES = 2 * PART_BYTES;

/** A request that carries many octets up. */
export interface Upload {
  readonly method: 'PUT' | 'POST';
  /** Path on the connection's server, or a whole address. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | FormData;
  /** Octets of `body`, as far as they are known. */
  readonly bytes: number;
  /** Overrides the connection's token. */
  readonly token?: string;
  readonly signal: AbortSignal;
  /** Octets that have left so far; may go back to 0 on a retry. */
  readonly onSent?: ((bytes: number) => void) | undefined;
}

/** Sends it once and answers what the server said. @throws ApiError for every refusal */
export function upload(connection: Connection, sending: Upload): Promise<string> {
  return typeof XMLHttpRequest === 'undefined'
    ? uploadByFetch(connection, sending)
    : uploadWithProgress(connection, sending);
}

async function uploadByFetch(connection: Connection, sending: Upload): Promise<string> {
  const limit = AbortSignal.timeout(10 * STALLED_AFTER_MS);
  const uploading: Connection = {
    ...connection,
    fetch: (input, init) => connection.fetch(input, { ...init, body: sending.body }),
  };
  const signal = anySignal([sending.signal, limit]);
  const { method, headers, token } = sending;
  const response = await request(uploading, sending.path, { method, headers, token, signal });
  const text = await response.text().catch((cause: unknown) => {
    throw interruption(cause, signal);
  });
  sending.onSent?.(sending.bytes);
  return text;
}

/** fetch tells nothing about an upload under way, XMLHttpRequest does, also inside a worker. */
async function uploadWithProgress(connection: Connection, sending: Upload): Promise<string> {
  await sentBodies.untilBelow(MOST_HELD_BYTES);
  if (sending.signal.aborted) throw new ApiError('cancelled');
  const call = new XMLHttpRequest();
  call.open(sending.method, new URL(sending.path, connection.origin));
  const all = requestHeaders(connection, { headers: sending.headers, token: sending.token });
  for (const [name, value] of Object.entries(all)) call.setRequestHeader(name, value);
  await loaded(call, sending);
  if (call.status >= 200 && call.status < 300) return call.responseText;
  throw refusal({
    status: call.status,
    contentType: call.getResponseHeader('content-type'),
    retryAfter: call.getResponseHeader('retry-after'),
    text: call.responseText,
  });
}

/** Sends the octets and waits for an answer, whatever it says; a call that has stalled is given up. */
async function loaded(call: XMLHttpRequest, sending: Upload): Promise<void> {
  // In memory of the browser's own, once. Of octets given as they are Chromium makes three copies, two of them here.
  const body = sending.body instanceof FormData ? sending.body : new Blob([sending.body]);
  const abort = () => call.abort();
  let watchdog = setTimeout(abort, STALLED_AFTER_MS);
  call.upload.onprogress = ({ loaded: bytes }) => {
    clearTimeout(watchdog);
    watchdog = setTimeout(abort, STALLED_AFTER_MS);
    sending.onSent?.(Math.min(bytes, sending.bytes));
  };
  sending.signal.addEventListener('abort', abort);
  try {
    await new Promise<void>((resolve, reject) => {
      call.onload = () => resolve();
      call.onerror = () => reject(new ApiError('offline'));
      call.onabort = () => reject(interruption(undefined, sending.signal));
      call.send(body);
    });
  } finally {
    clearTimeout(watchdog);
    sending.signal.removeEventListener('abort', abort);
    sentBodies.add(body, sending.bytes);
  }
}
