import { expect, test } from '@jest/globals';
import { portFeeder, portStream } from './portStream.ts';

async function collect(stream: ReadableStream<Uint8Array>): Promise<number[]> {
  const all: number[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return all;
    all.push(...value);
  }
}

test('pieces arrive in order and the stream ends when the feeder is done', async () => {
  const { port1, port2 } = new MessageChannel();
  const received = collect(portStream(port2));
  const feeder = portFeeder(port1, new AbortController().signal);
  for (let value = 0; value < 20; value++) await feeder.write(new Uint8Array([value]));
  feeder.done();
  expect(await received).toEqual(Array.from({ length: 20 }, (_, value) => value));
});

test('a feeder that fails makes the stream fail', async () => {
  const { port1, port2 } = new MessageChannel();
  const received = collect(portStream(port2));
  const feeder = portFeeder(port1, new AbortController().signal);
  await feeder.write(new Uint8Array([1]));
  feeder.failed('damaged');
  await expect(received).rejects.toMatchObject({ code: 'damaged' });
});

test('nothing is sent before the receiver asks', async () => {
  const { port1, port2 } = new MessageChannel();
  const stream = portStream(port2);
  const feeder = portFeeder(port1, new AbortController().signal);
  let written = 0;
  const writing = (async () => {
    for (; written < 50; written++) await feeder.write(new Uint8Array([written]));
    feeder.done();
  })();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(written).toBeLessThanOrEqual(3);
  expect(await collect(stream)).toHaveLength(50);
  await writing;
});

test('a receiver that leaves stops the feeder', async () => {
  const { port1, port2 } = new MessageChannel();
  const stream = portStream(port2);
  const feeder = portFeeder(port1, new AbortController().signal);
  await stream.cancel();
  await expect(
    (async () => {
      for (let value = 0; value < 5; value++) await feeder.write(new Uint8Array([value]));
    })(),
  ).rejects.toMatchObject({ code: 'cancelled' });
  port1.close();
});
