import { createReadStream, createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

// The bare minimum beside which everything is measured: PUT into a file, GET out of it, for every origin.
const folder = process.argv[2] ?? '.';
const file = join(folder, 'plain');
const server = createServer((request, response) => {
  const anyone = { 'access-control-allow-origin': '*', 'access-control-allow-methods': '*' };
  if (request.method === 'OPTIONS') return void response.writeHead(204, anyone).end();
  const work =
    request.method === 'PUT'
      ? pipeline(request, createWriteStream(file)).then(() => response.writeHead(200, anyone).end())
      : pipeline(createReadStream(file), response.writeHead(200, anyone));
  work.catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`origin http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
