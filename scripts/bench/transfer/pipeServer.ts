import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

// The bare minimum beside which everything is measured: PUT into a file, GET out of it, for every origin.
const folder = process.argv[2] ?? '.';
let count = 0;
let file = '';

/** Into a new file each time, as a store does; with `/durable` it is answered only once it would survive a crash. */
async function receive(request: IncomingMessage): Promise<void> {
  file = join(folder, String(count++));
  await pipeline(request, createWriteStream(file, { flush: request.url === '/durable' }));
}

const server = createServer((request, response) => {
  const anyone = { 'access-control-allow-origin': '*', 'access-control-allow-methods': '*' };
  if (request.method === 'OPTIONS') return void response.writeHead(204, anyone).end();
  const before = file;
  const work =
    request.method === 'PUT'
      ? receive(request)
          .then(() => response.writeHead(200, anyone).end())
          .then(() => rm(before, { force: true }))
      : pipeline(createReadStream(file), response.writeHead(200, anyone));
  work.catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`origin http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
