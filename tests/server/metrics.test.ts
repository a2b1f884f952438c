import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '@siegelpost/scripts/demo/ports';
import { paths } from '@siegelpost/shared/api/paths';
import { findInText } from '../support/canary.ts';
import { eventually } from '../support/eventually.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { ADDRESS, call, claimToken, draft, notice, sendPackage, signIn } from '../support/wire.ts';

const TOKEN = randomBytes(24).toString('base64url');

let server: TestServer;

const read = (token?: string) => call(server, 'GET', paths.metrics, { token });
const value = (text: string, start: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(start))
      ?.split(' ')
      .at(-1),
  );

describe('metrics at the public address', () => {
  beforeAll(async () => {
    server = await startTestServer({ env: { METRICS_TOKEN: TOKEN } });
  });

  afterAll(async () => {
    await server.stop();
  });

  test('are for the bearer of the token alone', async () => {
    expect((await read()).status).toBe(401);
    expect((await read(`${TOKEN}x`)).status).toBe(401);
    expect((await read(TOKEN)).status).toBe(200);
  });

  test('count octets, jobs and alarms, and say that the database answers', async () => {
    const token = await signIn(server);
    const order = await sendPackage(server, token, [randomBytes(1234)]);
    await call(server, 'GET', paths.body(order.packageId, 0), { token: await claimToken(server, order) });
    const text = await eventually(async () => {
      const found = (await read(TOKEN)).text;
      return value(found, 'siegelpost_sealed_bytes_sent_total') === 1234 ? found : undefined;
    });
    expect(value(text, 'siegelpost_sealed_bytes_received_total')).toBe(1234);
    expect(value(text, 'siegelpost_job_seconds_count{task="mail-code",outcome="done"}')).toBe(1);
    for (const alarm of ['object-missing', 'unknown-objects'])
      expect(value(text, `siegelpost_alarms_total{alarm="${alarm}"}`)).toBe(0);
    expect(value(text, 'siegelpost_database_up')).toBe(1);
    expect(value(text, 'siegelpost_jobs_waiting{state="given-up"}')).toBe(0);
  });

  test('and log name routes by template: no id, token, address or query', async () => {
    const token = await signIn(server, 'canary@amt.example');
    const order = await sendPackage(server, token);
    const claimed = await claimToken(server, order);
    await call(server, 'GET', `${paths.package(order.packageId)}?secret=${order.linkToken}`, {
      token: claimed,
    });
    await notice(server, draft([]));
    await call(server, 'GET', `/t/${order.packageId}%23${order.linkToken}`);
    const canaries = [
      { name: 'package id', value: order.packageId },
      { name: 'link token', value: order.linkToken },
      { name: 'auth token', value: order.authToken },
      { name: 'session', value: token },
      { name: 'claim', value: claimed },
      { name: 'address', value: 'canary@amt.example' },
    ];
    const { text } = await read(TOKEN);
    expect(text).toContain(`route="${paths.package(':packageId')}"`);
    expect(findInText(text, 'metrics', canaries)).toEqual([]);
    expect(findInText(server.logLines.join(''), 'log', canaries)).toEqual([]);
  });

  test('every answer carries the number under which the log has it', async () => {
    const answer = await call(server, 'GET', paths.policy, {
      headers: { 'x-request-id': 'chosen-by-client' },
    });
    const id = answer.headers.get('x-request-id') ?? '';
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    const line = await eventually(() => server.logLines.find((each) => each.includes(id)));
    expect(JSON.parse(line)).toMatchObject({ request: id, route: paths.policy, status: 200 });
    expect(server.logLines.join('')).not.toContain('chosen-by-client');
  });
});

test('metrics on a port of their own are not at the public address', async () => {
  const port = await freePort();
  server = await startTestServer({ env: { METRICS_PORT: String(port) } });
  try {
    expect((await read()).status).toBe(404);
    const own = await call({ origin: `http://127.0.0.1:${port}` }, 'GET', paths.metrics);
    expect(own.text).toContain('siegelpost_request_seconds_bucket');
  } finally {
    await server.stop();
  }
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toMatchObject({ name: 'TypeError' });
});

test('a database that is gone shows in the metrics, not as an error', async () => {
  server = await startTestServer({ env: { METRICS_TOKEN: TOKEN } });
  await signIn(server, ADDRESS);
  await server.stopDatabase();
  expect(value((await read(TOKEN)).text, 'siegelpost_database_up')).toBe(0);
  await server.stop();
});
