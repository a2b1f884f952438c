import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parsePackageId, type PackageId } from '../api/ids.ts';
import { PART_BYTES } from '../chunks/parts.ts';
import { createApi } from './api.ts';
import { ApiError } from './apiError.ts';
import { withRetries } from './retry.ts';

const ORIGIN = 'https://post.stadt.example';
const ID = parsePackageId('AAECAwQFBgcICQoLDA0ODw') as PackageId;
const never = new AbortController().signal;

/** An API whose server answers with these, one after the other. */
function apiThatAnswers(...answers: ((request: Request) => Response | Promise<Response>)[]) {
  const requests: Request[] = [];
  const api = createApi({
    origin: ORIGIN,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      const answer = answers[requests.length - 1];
      if (!answer) throw new TypeError('no answer left');
      return answer(request);
    },
  });
  return { api, requests };
}

const refuses =
  (status: number, code: string, more: object = {}) =>
  () =>
    new Response(
      JSON.stringify({ type: `urn:siegelpost:problem:${code}`, title: 'Nein.', status, ...more }),
      {
        status,
        headers: { 'content-type': 'application/problem+json' },
      },
    );

test('a refusal is told by its code, with the problem beside it', async () => {
  const { api } = apiThatAnswers(refuses(403, 'wrong-password', { triesLeft: 4 }));
  const claiming = api.claim(ID, { linkToken: '', authToken: '' });
  await expect(claiming).rejects.toMatchObject({ code: 'wrong-password', problem: { triesLeft: 4 } });
});

test.each([
  [
    'a proxy that speaks for a server that is gone',
    () => new Response('<h1>Bad gateway', { status: 502 }),
    'unavailable',
  ],
  ['a page where a problem was expected', () => new Response('<h1>No', { status: 400 }), 'bad-answer'],
  ['a problem of a version to come', refuses(418, 'teapot'), 'internal-error'],
  ['an answer that breaks the contract', () => Response.json({ organisation: 7 }), 'bad-answer'],
  ['an answer that is no JSON', () => new Response('{'), 'bad-answer'],
])('%s has a code of its own', async (_, answer, code) => {
  const { api } = apiThatAnswers(answer);
  await expect(api.policy()).rejects.toMatchObject({ code });
});

test('a line that is down is offline', async () => {
  const { api } = apiThatAnswers();
  await expect(api.policy()).rejects.toMatchObject({ code: 'offline' });
});

test('a part is declared by its digest and repeated until it is stored', async () => {
  const { api, requests } = apiThatAnswers(
    refuses(503, 'unavailable'),
    () => new Response(null, { status: 204 }),
  );
  const bytes = new TextEncoder().encode('abc');
  await api.putPart({ packageId: ID, bodyIndex: 1, partIndex: 2, bytes, token: 'claim', signal: never });
  expect(requests.map(({ url, method }) => `${method} ${new URL(url).pathname}`)).toEqual([
    `PUT /api/packages/${ID}/bodies/1/parts/2`,
    `PUT /api/packages/${ID}/bodies/1/parts/2`,
  ]);
  expect(requests[1]?.headers.get('content-digest')).toBe(
    'sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:',
  );
  expect(requests[1]?.headers.get('authorization')).toBe('Bearer claim');
  expect(await requests[1]?.text()).toBe('abc');
});

test.each([
  ['the server', refuses(503, 'unavailable', { retryAfterSeconds: 1 })],
  ['a proxy', () => new Response('busy', { status: 503, headers: { 'retry-after': '1' } })],
])('a part waits as long as %s asks', async (_, answer) => {
  const { api } = apiThatAnswers(answer, () => new Response(null, { status: 204 }));
  const begun = performance.now();
  let retries = 0;
  await api.putPart({
    packageId: ID,
    bodyIndex: 0,
    partIndex: 0,
    bytes: new Uint8Array(1),
    token: '',
    signal: never,
    onRetry: () => void retries++,
  });
  expect(performance.now() - begun).toBeGreaterThan(990);
  expect(retries).toBe(1);
});

test('what a proxy finds too large is too large', async () => {
  const { api } = apiThatAnswers(() => new Response('<h1>413', { status: 413 }));
  const bytes = new Uint8Array(1);
  const putting = api.putPart({ packageId: ID, bodyIndex: 0, partIndex: 0, bytes, token: '', signal: never });
  await expect(putting).rejects.toMatchObject({ code: 'too-large' });
});

test('a part that the server has with other content is not repeated', async () => {
  const { api, requests } = apiThatAnswers(refuses(409, 'part-conflict'));
  const bytes = new Uint8Array(1);
  const putting = api.putPart({ packageId: ID, bodyIndex: 0, partIndex: 0, bytes, token: '', signal: never });
  await expect(putting).rejects.toMatchObject({ code: 'part-conflict' });
  expect(requests).toHaveLength(1);
});

test('a download goes on after a cut with the range that is missing', async () => {
  const whole = new TextEncoder().encode('0123456789');
  const cut = (from: number, to: number) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(whole.slice(from, to));
      },
      pull(controller) {
        controller.error(new TypeError('connection reset'));
      },
    });
  const range = (from: number) => ({ status: 206, headers: { 'content-range': `bytes ${from}-9/10` } });
  const { api, requests } = apiThatAnswers(
    () => new Response(cut(0, 4)),
    () => new Response(cut(4, 7), range(4)),
    () => new Response(whole.slice(7), range(7)),
  );
  const received: number[] = [];
  for await (const piece of api.downloadBody({
    packageId: ID,
    bodyIndex: 0,
    sealedBytes: 10,
    token: '',
    signal: never,
  })) {
    received.push(...piece);
  }
  expect(received).toEqual([...whole]);
  expect(requests.map((request) => request.headers.get('range'))).toEqual([null, 'bytes=4-', 'bytes=7-']);
});

test('octets of a download are heard of as they arrive, those of later parts too', async () => {
  const size = 2 * PART_BYTES;
  const from = (at: number) => ({ status: 206, headers: { 'content-range': `bytes ${at}-/${size}` } });
  const silent = ({ signal }: Request) =>
    new ReadableStream({
      start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
    });
  const { api } = apiThatAnswers(
    (request) => new Response(silent(request), from(0)),
    () => new Response(new Uint8Array(1000), from(PART_BYTES)),
  );
  const leaving = new AbortController();
  const place = { packageId: ID, bodyIndex: 0, sealedBytes: size, token: '', signal: leaving.signal };
  let piece: Promise<unknown> | undefined;
  const heard = await new Promise((resolve) => {
    piece = api.downloadBody({ ...place, onReceived: resolve }).next();
    piece.catch(() => undefined);
  });
  expect(heard).toBe(1000);
  leaving.abort();
  await expect(piece).rejects.toMatchObject({ code: 'cancelled' });
});

test('a server that ignores the range is not believed', async () => {
  const { api } = apiThatAnswers(() => new Response('0123456789'));
  const pieces = api.downloadBody({
    packageId: ID,
    bodyIndex: 0,
    sealedBytes: 10,
    fromByte: 4,
    token: '',
    signal: never,
  });
  await expect(pieces.next()).rejects.toMatchObject({ code: 'bad-answer' });
});

test('a cancelled wait ends at once', async () => {
  const cancel = new AbortController();
  const trying = withRetries(() => Promise.reject(new ApiError('offline')), { signal: cancel.signal });
  cancel.abort();
  await expect(trying).rejects.toMatchObject({ code: 'cancelled' });
});

test('what cannot pass by itself is not tried again', async () => {
  let tries = 0;
  const trying = withRetries(() => {
    tries++;
    return Promise.reject(new ApiError('not-found'));
  });
  await expect(trying).rejects.toMatchObject({ code: 'not-found' });
  expect(tries).toBe(1);
});

test('a line that is away is waited for without end where somebody watches, a full server is not', async () => {
  let tries = 0;
  const away = async () => {
    if (++tries < 3) throw new ApiError('offline');
    return 'there';
  };
  expect(await withRetries(away, { attempts: 1, patient: true })).toBe('there');
  const full = () => Promise.reject(new ApiError('storage-full'));
  await expect(withRetries(full, { attempts: 1, patient: true })).rejects.toMatchObject({
    code: 'storage-full',
  });
});

test('who is asked to come back much later is told so at once', async () => {
  const tomorrow = () => Promise.reject(new ApiError('too-many-requests', { retryAfterSeconds: 3600 }));
  await expect(withRetries(tomorrow)).rejects.toMatchObject({ code: 'too-many-requests' });
});

describe('a browser without a network', () => {
  const place = globalThis as unknown as Record<string, unknown>;
  const before = { ...place };
  let network: { onLine: boolean };
  let events: EventTarget;

  beforeEach(() => {
    network = { onLine: false };
    events = new EventTarget();
    Object.defineProperty(globalThis, 'navigator', { value: network, configurable: true });
    for (const name of ['addEventListener', 'removeEventListener'] as const)
      Object.defineProperty(globalThis, name, { value: events[name].bind(events), configurable: true });
  });

  afterEach(() => {
    for (const name of ['navigator', 'addEventListener', 'removeEventListener'])
      if (name in before)
        Object.defineProperty(globalThis, name, { value: before[name], configurable: true });
      else delete place[name];
  });

  const offline = () => Promise.reject(new ApiError('offline'));

  test('waits for it without asking again and again, and then goes on', async () => {
    let asked = 0;
    const waiting = withRetries(async () => (++asked === 1 ? offline() : 'there'), { attempts: 2 });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    // Without waiting for the network, the second try would have come after half a second.
    expect(asked).toBe(1);
    network.onLine = true;
    events.dispatchEvent(new Event('online'));
    expect(await waiting).toBe('there');
    expect(asked).toBe(2);
  });

  test('time without it does not count as tries', async () => {
    let asked = 0;
    const waiting = withRetries(async () => (++asked < 4 ? offline() : 'there'), { attempts: 2 });
    const comesAndGoes = setInterval(() => events.dispatchEvent(new Event('online')), 50);
    expect(await waiting).toBe('there');
    clearInterval(comesAndGoes);
  }, 20_000);

  test('can be cancelled while it waits', async () => {
    const cancelling = new AbortController();
    const waiting = withRetries(offline, { signal: cancelling.signal });
    setTimeout(() => cancelling.abort(), 50);
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });
});
