/** @jest-environment node */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { portFeeder } from '@siegelpost/shared/transfer/portStream';
import { memorySaver } from './memorySaver.ts';

const handedOver: { readonly download: string }[] = [];

/** What the saver needs of a document: an anchor to click. */
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
  handedOver.length = 0;
  const createElement = () => {
    const anchor = { href: '', download: '', click: () => void handedOver.push(anchor) };
    return anchor;
  };
  Object.assign(globalThis, { document: { createElement } });
});

afterEach(() => {
  jest.runAllTimers();
  jest.useRealTimers();
});

const begin = () => memorySaver.begin({ name: 'Bescheid.pdf', bytes: 2 });
const feeding = (port: MessagePort) => portFeeder(port, new AbortController().signal);

test('a whole file is handed over under its name', async () => {
  const saving = await begin();
  const feeder = feeding(saving.port);
  await feeder.write(Uint8Array.of(1, 2));
  feeder.done();
  await saving.finished;
  expect(handedOver).toMatchObject([{ download: 'Bescheid.pdf' }]);
});

test('a cancelled file is not handed over', async () => {
  const saving = await begin();
  const feeder = feeding(saving.port);
  await feeder.write(Uint8Array.of(1));
  saving.cancel();
  await expect(saving.finished).rejects.toMatchObject({ code: 'cancelled' });
  await expect(feeder.write(Uint8Array.of(2))).rejects.toMatchObject({ code: 'cancelled' });
  expect(handedOver).toEqual([]);
});

test('a paused file can be cancelled', async () => {
  const saving = await begin();
  saving.pause();
  saving.cancel();
  await expect(saving.finished).rejects.toMatchObject({ code: 'cancelled' });
});

test('a broken file is not handed over', async () => {
  const saving = await begin();
  feeding(saving.port).failed('damaged');
  await expect(saving.finished).rejects.toMatchObject({ code: 'damaged' });
  expect(handedOver).toEqual([]);
});
