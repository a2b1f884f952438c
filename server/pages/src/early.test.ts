import { expect, test } from '@jest/globals';
import { takingEarly } from './early.ts';

const url = 'https://amt.example/api/packages/x/notice';
const answers = (text: string) => async () => new Response(text);
const textOf = async (response: Promise<Response>) => (await response).text();

test('what was asked early is taken once, and asked again after that', async () => {
  const fetchBoth = takingEarly({ url, response: answers('early')() }, answers('now'));
  expect(await textOf(fetchBoth('https://amt.example/other'))).toBe('now');
  expect(await textOf(fetchBoth(new URL(url)))).toBe('early');
  expect(await textOf(fetchBoth(new URL(url)))).toBe('now');
});

test('where asking early failed it is asked now', async () => {
  const failed = Promise.reject(new TypeError('offline'));
  failed.catch(() => undefined);
  expect(await textOf(takingEarly({ url, response: failed }, answers('now'))(url))).toBe('now');
});
