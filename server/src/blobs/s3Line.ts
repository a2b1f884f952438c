import http, { type Agent, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BlobError } from './blobStore.ts';
import { StoreWatch } from './storeWatch.ts';

const OBJECTS_AT_ONCE = 256;
const CONTROL_CALLS_AT_ONCE = 32;

/** How octets travel to the store and back: plain requests to presigned addresses. */
export interface S3Line {
  readonly agent: Agent;
  /** For all that carries no object: octets that fill the line must hold up neither readiness nor deletion. */
  readonly controlAgent: Agent;
  /** Without an octet for so long, the store counts as down. */
  readonly silentMs: number;
}

/** A line that keeps its connections: a new one for every part costs a handshake. */
export function s3Line(endpoint: URL, silentMs: number, maxObjects = OBJECTS_AT_ONCE): S3Line {
  // Stores close idle connections after a minute or so; ours are gone before, so that no part meets a closed one.
  const agentOf = (maxSockets: number) => {
    const options = { keepAlive: true, maxSockets, timeout: silentMs };
    return endpoint.protocol === 'https:' ? new https.Agent(options) : new http.Agent(options);
  };
  return { agent: agentOf(maxObjects), controlAgent: agentOf(CONTROL_CALLS_AT_ONCE), silentMs };
}

/** Sends an object. The store's refusal and a failing source come through; a cut-off object is never completed. */
export async function putObject(
  line: S3Line,
  url: URL,
  body: {
    readonly octets: AsyncIterable<Uint8Array>;
    readonly length: number;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<IncomingMessage> {
  const headers = {
    'content-type': 'application/octet-stream',
    ...body.headers,
    'content-length': body.length,
  };
  const call = begin(line, url, { method: 'PUT', headers });
  const watch = new StoreWatch(line.silentMs, () => call.destroy(new BlobError('blob-store-unavailable')));
  // Before, it is other objects that leave this one no line. Connecting counts: a store may not even answer that.
  call.once('socket', () => watch.begin());
  // Not before the answer was read.
  call.once('close', () => watch.end());
  const answered = answerTo(call);
  const sending = pipeline(Readable.from(watch.over(body.octets), { objectMode: false }), call);
  // A store may refuse before everything was sent; its answer says more than the broken pipe.
  const answer = await Promise.race([answered, sending.then(() => answered)]);
  if ((answer.statusCode ?? 0) < 400) await sending;
  else sending.catch(() => undefined);
  return answer;
}

/** Asks for part of an object; the answer's octets are still to be read. */
export async function getObject(
  line: S3Line,
  url: URL,
  first: number,
  last: number,
): Promise<IncomingMessage> {
  const call = begin(line, url, { method: 'GET', headers: { range: `bytes=${first}-${last}` } });
  call.setTimeout(line.silentMs, () => call.destroy(new BlobError('blob-store-unavailable')));
  call.end();
  const answer = await answerTo(call);
  // From here on silence may be the reader's: see readOn.
  call.setTimeout(0);
  return answer;
}

/** The octets of an answer. Only the store's silence ends it, not that of a reader who takes their time. */
export async function* readOn(answer: IncomingMessage, silentMs: number): AsyncGenerator<Uint8Array> {
  const pieces = answer[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  try {
    for (;;) {
      const watchdog = setTimeout(() => answer.destroy(new BlobError('blob-store-unavailable')), silentMs);
      const next = await pieces.next().finally(() => clearTimeout(watchdog));
      if (next.done) return;
      yield next.value;
    }
  } finally {
    answer.destroy();
  }
}

function begin(
  { agent }: S3Line,
  url: URL,
  options: { readonly method: string; readonly headers: Record<string, string | number> },
) {
  return (url.protocol === 'https:' ? https : http).request(url, { ...options, agent });
}

function answerTo(call: http.ClientRequest): Promise<IncomingMessage> {
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve);
    call.once('error', reject);
  });
  // Whoever sends may fail first; then nobody waits for this.
  answered.catch(() => undefined);
  return answered;
}
