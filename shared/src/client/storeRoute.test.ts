import { expect, test } from '@jest/globals';
import { parsePackageId, type PackageId } from '../api/ids.ts';
import { createApi } from './api.ts';
import { ApiError } from './apiError.ts';
import { StoreRoute } from './storeRoute.ts';

const ID = parsePackageId('AAECAwQFBgcICQoLDA0ODw') as PackageId;

function routeAndClock() {
  let now = 0;
  const route = new StoreRoute(() => now);
  const fail = (afterMs = 0) =>
    expect(
      route.take(async () => {
        now += afterMs;
        throw new ApiError('bad-answer');
      }),
    ).rejects.toMatchObject({ code: 'offline' });
  return { route, fail, pass: (ms: number) => (now += ms) };
}

test('six failures in a row close the way for a minute, the next six for two', async () => {
  const { route, fail, pass } = routeAndClock();
  for (let time = 0; time < 5; time++) await fail();
  expect(route.isOpen).toBe(true);
  await fail();
  expect(route.isOpen).toBe(false);
  pass(60_000);
  expect(route.isOpen).toBe(true);
  for (let time = 0; time < 6; time++) await fail();
  pass(60_000);
  expect(route.isOpen).toBe(false);
  pass(60_000);
  expect(route.isOpen).toBe(true);
});

test('one success forgets the failures before it', async () => {
  const { route, fail } = routeAndClock();
  for (let time = 0; time < 5; time++) await fail();
  expect(await route.take(async () => 'there')).toBe('there');
  for (let time = 0; time < 5; time++) await fail();
  expect(route.isOpen).toBe(true);
});

test('one request that waited for nothing is enough', async () => {
  const { route, fail } = routeAndClock();
  await fail(30_000);
  expect(route.isOpen).toBe(false);
});

test('what was cancelled is nobody’s failure', async () => {
  const { route } = routeAndClock();
  const cancel = () =>
    route.take(async () => {
      throw new ApiError('cancelled');
    });
  for (let time = 0; time < 10; time++) await expect(cancel()).rejects.toMatchObject({ code: 'cancelled' });
  expect(route.isOpen).toBe(true);
});

test('the store learns neither token nor language of whoever asks', async () => {
  const asked: Request[] = [];
  const put = { url: 'https://s3.example/bucket/key?sig=1', headers: { 'x-amz-content-sha256': 'aa' } };
  const api = createApi({
    origin: 'https://post.example',
    token: () => 'session',
    language: () => 'de',
    fetch: async (input, init) => {
      asked.push(new Request(input, init));
      return asked.length === 1 ? Response.json({ put }) : new Response();
    },
  });
  const { signal } = new AbortController();
  const part = { packageId: ID, bodyIndex: 0, partIndex: 0, bytes: new Uint8Array(3) };
  await api.putPart({ ...part, via: 'store', token: 'claim', signal });
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST https://post.example/api/packages/${ID}/bodies/0/parts/0/address`,
    'PUT https://s3.example/bucket/key?sig=1',
    `POST https://post.example/api/packages/${ID}/bodies/0/parts/0/arrival`,
  ]);
  expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer claim',
    null,
    'Bearer claim',
  ]);
  expect(asked[1]?.headers.get('accept-language')).not.toBe('de');
  expect(asked[1]?.headers.get('x-amz-content-sha256')).toBe('aa');
});
