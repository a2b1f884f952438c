import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { startTestServer, type TestServer } from '../support/testServer.ts';

let postgres: TestPostgres;
let server: TestServer;

beforeAll(async () => {
  postgres = await startTestPostgres();
  server = await startTestServer({ postgres });
}, 60_000);

afterAll(async () => {
  await server.close();
  await postgres.stop();
});

test('the server is live and ready', async () => {
  expect((await fetch(`${server.origin}/health/live`)).status).toBe(200);
  const ready = await fetch(`${server.origin}/health/ready`);
  expect(await ready.json()).toEqual({ status: 'ready' });
});
