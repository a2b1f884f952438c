import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { eventually } from '../support/eventually.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { storedFiles } from '../support/storedFiles.ts';
import { call, digestField, draft, newPackage, signIn } from '../support/wire.ts';

const STOP_MS = 3_000;

let server: TestServer;
let token: string;

beforeEach(async () => {
  server = await startTestServer({ limits: { stopMs: STOP_MS } });
  token = await signIn(server);
});

afterEach(() => server.stop());

async function partUnderWay(octets: Buffer): Promise<ClientRequest> {
  const order = draft([octets]);
  await call(server, 'POST', paths.packages, { token, json: newPackage(order) });
  const put = request(`${server.origin}${paths.part(order.packageId, 0, 0)}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
      'content-length': octets.length,
      'content-digest': digestField(octets),
    },
  });
  put.write(octets.subarray(0, octets.length / 2));
  // Its draft in the store shows that the server is in the middle of it.
  await eventually(async () => ((await storedFiles(server.blobDir)).length > 0 ? true : undefined));
  return put;
}

const refusesConnections = () =>
  new Promise<boolean>((resolve) => {
    const { hostname, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => resolve((socket.destroy(), false)));
    socket.once('error', () => resolve(true));
  });

test('a server that stops takes no new connections and finishes the part in flight', async () => {
  const octets = randomBytes(4_000_000);
  const put = await partUnderWay(octets);
  const stopped = server.stop();
  await eventually(async () => ((await refusesConnections()) ? true : undefined));
  put.end(octets.subarray(octets.length / 2));
  const [answer] = await once(put, 'response');
  expect(answer.statusCode).toBe(201);
  answer.resume();
  await stopped;
});

test('a part that never ends does not keep a server from stopping', async () => {
  const put = await partUnderWay(randomBytes(4_000_000));
  const cut = once(put, 'error');
  const begun = Date.now();
  await server.stop();
  expect((await cut)[0]).toMatchObject({ code: 'ECONNRESET' });
  expect(Date.now() - begun).toBeGreaterThanOrEqual(STOP_MS);
});
