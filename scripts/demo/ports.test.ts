import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { freePort, onFreePort, portError } from './ports.ts';

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(port: number): Promise<number> {
  const server = createServer();
  servers.push(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    throw portError(error, port);
  });
  return port;
}

test('a port that another process takes between finding and using it is exchanged for the next', async () => {
  const tried: number[] = [];
  const used = await onFreePort(async (port) => {
    if (tried.push(port) === 1) await listen(port);
    return listen(port);
  });
  expect(tried).toHaveLength(2);
  expect(used).toBe(tried[1]);
});

test('after three taken ports, and at any other failure, the error is told', async () => {
  let taken = 0;
  const always = onFreePort(async (port) => {
    taken++;
    await listen(port);
    return listen(port);
  });
  await expect(always).rejects.toMatchObject({ code: 'port-taken' });
  expect(taken).toBe(3);
  await expect(onFreePort(() => Promise.reject(new Error('else')))).rejects.toThrow('else');
  expect(await freePort()).toBeGreaterThan(0);
});
