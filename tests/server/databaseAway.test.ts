import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startPostgres } from '@siegelpost/scripts/demo/postgres';
import { temporaryFolder } from '@siegelpost/scripts/demo/postgres/temporaryFolder';
import { paths } from '@siegelpost/shared/api/paths';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy } from '../support/faultProxy.ts';
import { startMailbox } from '../support/mailbox.ts';
import { query } from '../support/query.ts';
import { startServerProcess } from '../support/serverProcess.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { ADDRESS, call, mailedCode } from '../support/wire.ts';

/** The queue repeats what was cut after some seconds; a busy machine may take its time. */
const QUEUE_WAITS_MS = 60_000;

const AT_WORK = 'select 1 from graphile_worker.jobs where locked_at is not null';
const TOKEN = randomBytes(24).toString('base64url');

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ limits: { jobPollMs: 20 } });
});

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
  expect((await call(server, 'POST', paths.sessionCode, { json: { address: ADDRESS } })).status).toBe(200);
  expect(await mailedCode(server, ADDRESS, 1, QUEUE_WAITS_MS)).toMatch(/^\d{6}$/);
}, 400_000);

test('a job that ends while the database is away ends nothing else, and is done once it is back (row 62)', async () => {
  const folder = await temporaryFolder('away');
  const cluster = { dataDir: join(folder, 'postgres') };
  const mailbox = await startMailbox();
  const line = await startFaultProxy(mailbox.url);
  let postgres = await startPostgres(cluster);
  const port = Number(new URL(postgres.url).port);
  const smtpUrl = line.origin.replace('http:', 'smtp:');
  const running = await startServerProcess({
    databaseUrl: postgres.url,
    blobDir: join(folder, 'blobs'),
    smtpUrl,
  });
  try {
    // The mail server takes its time, the database goes away meanwhile, and only then the job fails.
    line.stall();
    const asked = await call(running, 'POST', paths.sessionCode, { json: { address: ADDRESS } });
    expect(asked.status).toBe(200);
    await eventually(async () => (await query(postgres.url, AT_WORK)).length > 0);
    await postgres.stop();
    line.break();
    await eventually(() => (running.output().includes('"msg":"job failed"') ? true : undefined));
    line.repair();
    postgres = await startPostgres({ ...cluster, port });
    expect(await mailedCode({ mailbox }, ADDRESS, 1, QUEUE_WAITS_MS)).toMatch(/^\d{6}$/);
    expect((await call(running, 'GET', paths.live)).status).toBe(200);
  } finally {
    await running.stop();
    await Promise.all([postgres.stop(), line.stop(), mailbox.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}, 400_000);

test('a server stops while its database is away, whatever the queue still repeats (row 62)', async () => {
  // At a random moment of its first minute the queue looks after old locks, for hours if need be: here in the third second.
  const random = jest.spyOn(Math, 'random').mockReturnValue(0.05);
  const own = await startTestServer();
  random.mockRestore();
  await own.stopDatabase();
  await delay(3_500);
  // Where the queue prints that one of its workers failed.
  const failed = jest.spyOn(console, 'trace');
  await own.stop();
  expect(own.logLines.join('')).not.toContain('did not stop cleanly');
  expect(failed).not.toHaveBeenCalled();
  failed.mockRestore();
});

test('database and mail server that are silent: not ready, gone in the metrics, no reason not to stop (row 62)', async () => {
  const folder = await temporaryFolder('silent');
  const mailbox = await startMailbox();
  const mailLine = await startFaultProxy(mailbox.url);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') });
  const databaseUrl = new URL(postgres.url);
  const line = await startFaultProxy(`http://${databaseUrl.host}`);
  databaseUrl.port = new URL(line.origin).port;
  const running = await startServerProcess({
    databaseUrl: databaseUrl.href,
    blobDir: join(folder, 'blobs'),
    smtpUrl: mailLine.origin.replace('http:', 'smtp:'),
    env: { METRICS_TOKEN: TOKEN },
  });
  try {
    mailLine.stall();
    await call(running, 'POST', paths.sessionCode, { json: { address: ADDRESS } });
    await eventually(async () => (await query(postgres.url, AT_WORK)).length > 0);
    line.stall();
    const [ready, metrics] = await Promise.all([
      call(running, 'GET', paths.ready),
      call(running, 'GET', paths.metrics, { token: TOKEN }),
    ]);
    expect([ready.status, ready.problem]).toEqual([503, 'unavailable']);
    expect(metrics.text).toContain('siegelpost_database_up 0');
    await running.stop();
    expect(running.output()).toContain('the job queue did not stop cleanly');
  } finally {
    await running.kill();
    await Promise.all([postgres.stop(), line.stop(), mailLine.stop(), mailbox.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
});
