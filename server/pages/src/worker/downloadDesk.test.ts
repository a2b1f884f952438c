/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { portFeeder } from '@siegelpost/shared/transfer/portStream';
import { contentDisposition } from './contentDisposition.ts';
import type { FromDesk } from './deskMessages.ts';
import { DownloadDesk } from './downloadDesk.ts';

const ADDRESS = 'https://amt.example/download/one';
const octets = (...values: number[]) => Uint8Array.from(values);

/** A desk with one file offered, its feeding end, and what the desk has said. */
function offered(name = 'Bescheid.pdf', bytes = 3) {
  const desk = new DownloadDesk();
  const content = new MessageChannel();
  const news = new MessageChannel();
  const heard: FromDesk['kind'][] = [];
  const waiting: (() => void)[] = [];
  news.port1.onmessage = ({ data }: MessageEvent<FromDesk>) => {
    heard.push(data.kind);
    for (const wake of waiting.splice(0)) wake();
  };
  desk.receive({ kind: 'offer', id: 'one', name, bytes }, [content.port2, news.port2]);
  const hear = async (kind: FromDesk['kind']) => {
    while (!heard.includes(kind)) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const feeder = portFeeder(content.port1, new AbortController().signal);
  const close = () => {
    for (const port of [content.port1, news.port1]) port.close();
  };
  return { desk, feeder, hear, close };
}

test('a file is handed out once, under its name, as something to save', async () => {
  const { desk, feeder, hear, close } = offered();
  await hear('offered');
  const answer = desk.answer(ADDRESS);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-length': '3',
    'content-disposition': `attachment; filename="Bescheid.pdf"; filename*=UTF-8''Bescheid.pdf`,
    'x-content-type-options': 'nosniff',
  });
  const reading = answer.bytes();
  await feeder.write(octets(1, 2));
  await feeder.write(octets(3));
  feeder.done();
  expect([...(await reading)]).toEqual([1, 2, 3]);
  await hear('ended');
  expect(desk.answer(ADDRESS).status).toBe(204);
  close();
});

test('of a file that turns out broken the last piece is never handed out', async () => {
  const { desk, feeder, hear, close } = offered();
  const reader = desk.answer(ADDRESS).body?.getReader();
  await feeder.write(octets(1, 2));
  await feeder.write(octets(3));
  expect([...((await reader?.read())?.value ?? [])]).toEqual([1, 2]);
  feeder.failed('damaged');
  await expect(reader?.read()).rejects.toMatchObject({ code: 'damaged' });
  await hear('dropped');
  close();
});

test('what nobody offered has no content', () => {
  expect(new DownloadDesk().answer(ADDRESS).status).toBe(204);
});

test('a desk that was restarted says that it has forgotten a file', async () => {
  const { port1, port2 } = new MessageChannel();
  const said = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  new DownloadDesk().receive({ kind: 'ping', id: 'one' }, [port2]);
  expect(await said).toEqual({ kind: 'unknown' });
  port1.close();
});

test.each([
  [
    'Größe 🗑️.pdf',
    `attachment; filename="Gr__e ___.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%F0%9F%97%91%EF%B8%8F.pdf`,
  ],
  ['a"b\\c%.txt', `attachment; filename="a_b_c_.txt"; filename*=UTF-8''a%22b%5Cc%25.txt`],
  ["it's (1)*.txt", `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
  ['a\r\nb.txt', `attachment; filename="a__b.txt"; filename*=UTF-8''a%0D%0Ab.txt`],
])('the name %j stands in the header as %s', (name, header) => {
  expect(contentDisposition(name)).toBe(header);
});
