import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { eventually } from '../support/eventually.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { ADDRESS, call, mailedCode } from '../support/wire.ts';

/** The queue's own waits grow to half a minute while its database is away. */
const QUEUE_WAITS_MS = 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ limits: { jobPollMs: 20 } });
}, 60_000);

afterAll(() => server.stop());

test('a server outlives its database: not ready while it is away, all jobs done once it is back (row 62)', async () => {
  await server.stopDatabase();
  const away = await call(server, 'GET', paths.ready);
  expect([away.status, away.problem]).toEqual([503, 'unavailable']);
  expect(away.headers.get('retry-after')).not.toBeNull();
  expect((await call(server, 'GET', paths.live)).status).toBe(200);

  await server.startDatabase();
  const ready = async () => ((await call(server, 'GET', paths.ready)).status === 200 ? true : undefined);
  await eventually(ready, QUEUE_WAITS_MS);
  expect((await call(server, 'POST', paths.sessionCode, { json: { address: ADDRESS } })).status).toBe(204);
  expect(await mailedCode(server, ADDRESS, 1, QUEUE_WAITS_MS)).toMatch(/^\d{6}$/);
}, 120_000);
