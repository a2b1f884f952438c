import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createS3BlobStore } from '@siegelpost/server/blobs/s3BlobStore';
import { readConfig } from '@siegelpost/server/config/readConfig';
import { paths } from '@siegelpost/shared/api/paths';
import { PART_BYTES } from '@siegelpost/shared/chunks/parts';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { startCeph } from '../support/ceph.ts';
import { startDirectServer } from '../support/directServer.ts';
import { eventually } from '../support/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { expectArrived, once, rowsOf } from '../support/faulty.ts';
import { linkOf, orderOf, PASSWORD, randomFile } from '../support/packages.ts';
import { readWhole, signInClerk, type SignedInClerk } from '../support/people.ts';
import { startTestServer, type TestServer, usualSettings } from '../support/startTestServer.ts';
import { call, draft, newPackage, putPart, sendWhole, signIn, type WireAnswer } from '../support/wire.ts';
import { announcePart, putWhereAnnounced, reportPart } from '../support/wireDirect.ts';

const MB = 1_000_000;
/** Shorter than usual, and longer than a store on a busy machine needs to make a bucket. */
const SILENT_MS = 5_000;

const ceph = await startCeph();

afterAll(() => ceph?.stop());

// Before a gateway is killed: for half a minute the next one waits for it when a bucket is made.
if (ceph)
  beforeAll(async () => {
    await blobsOf(ceph.settings('faults'), {}).prepare();
    await blobsOf({ ...ceph.settings('direct-faults'), S3_DIRECT: 'on' }, {}).prepare();
  });

/** What a store does to a part that is on its way. */
const FAULTS: [string, (line: FaultProxy) => void][] = [
  ['cut off in mid-chunk', (line) => line.cut({ direction: 'up', afterBytes: 3 * MB, connections: 1 })],
  ['down', (line) => line.break()],
  ['silent in mid-chunk', (line) => line.stall()],
  ['answering 503', (line) => line.refuse(1)],
];

/** Asks as a client does until it is taken: a store that came back may be slow at first. */
const taken = (ask: () => Promise<WireAnswer>) =>
  eventually(async () => {
    const { status, problem } = await ask();
    if (status !== 503) expect([status, problem]).toEqual([201, undefined]);
    return status === 201 ? true : undefined;
  });

function blobsOf(
  env: Record<string, string>,
  options: { readonly silentMs?: number } = { silentMs: SILENT_MS },
) {
  const { blobs } = readConfig({
    ...usualSettings,
    ...env,
    DATABASE_URL: 'postgres://x/y',
    SMTP_URL: 'smtp://x',
  });
  if (blobs.kind !== 's3') throw new Error('The settings name no bucket.');
  return createS3BlobStore(blobs, options);
}

/** Stops the store's gateway as a crash does, and has it back a moment later. */
async function killGateway(): Promise<void> {
  await ceph?.killGateway();
  await delay(500);
  await ceph?.startGateway();
}

test('where no Ceph can be had, this is said', () => {
  expect(ceph === undefined || ceph.endpoint.length > 0).toBe(true);
});

if (ceph)
  describe('an object store that fails (61)', () => {
    let server: TestServer;
    let storeLine: FaultProxy;
    let clientLine: FaultProxy;
    let erika: SignedInClerk;
    let token: string;

    beforeAll(async () => {
      storeLine = await startFaultProxy(ceph.endpoint);
      const env = ceph.settings('faults', storeLine.origin);
      server = await startTestServer({ env, blobs: blobsOf(env) });
      clientLine = await startFaultProxy(server.origin);
      erika = await signInClerk(server);
      token = await signIn(server, 'wire@amt.example');
    }, 120_000);

    afterAll(async () => {
      await clientLine.stop();
      await server.stop();
      await storeLine.stop();
    });

    test.each(FAULTS)(
      'and is %s: 503 with Retry-After, no row, and the part again is taken',
      async (_name, fail) => {
        const order = draft([randomBytes(PART_BYTES)]);
        await call(server, 'POST', paths.packages, { token, json: newPackage(order) });
        fail(storeLine);
        const answer = await putPart(server, token, order, [0, 0]);
        expect([answer.status, answer.problem]).toEqual([503, 'unavailable']);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await rowsOf(server, order.packageId)).toEqual([{ state: 'uploading', parts: '0' }]);
        storeLine.repair();
        await taken(() => putPart(server, token, order, [0, 0]));
      },
      120_000,
    );

    test('while a small package is sent: 503, and the same request again is one package', async () => {
      const order = draft([randomBytes(2 * MB), randomBytes(10)]);
      storeLine.cut({ direction: 'up', afterBytes: 1 * MB, connections: 1 });
      expect((await sendWhole(server, token, order)).status).toBe(503);
      expect((await sendWhole(server, token, order)).status).toBe(200);
      expect(await rowsOf(server, order.packageId)).toEqual([{ state: 'sealed', parts: '2' }]);
    });

    test('a file arrives whole over lines that are slow, cut and refused on both sides', async () => {
      const file = randomFile('large.bin', 40 * MB);
      const overTheLine = new TransferHere({ origin: clientLine.origin, fetch });
      const before = storeLine.cuts + clientLine.cuts;
      clientLine.delay(1);
      clientLine.cut({ direction: 'up', afterBytes: 2 * MB, connections: 2 });
      storeLine.cut({ direction: 'up', afterBytes: 3 * MB, connections: 3 });
      const refuseLater = once(15 * MB, () => clientLine.refuse(2));
      const sent = await overTheLine.send(orderOf(erika, [file]), refuseLater);
      await erika.api.activate(sent.packageId);
      expect(storeLine.cuts + clientLine.cuts - before).toBe(7);
      clientLine.delay(0);

      const max = new TransferHere({ origin: clientLine.origin, fetch });
      const opened = await max.open(linkOf(sent), PASSWORD);
      storeLine.cut({ direction: 'down', afterBytes: 3 * MB, connections: 2 });
      clientLine.cut({ direction: 'down', afterBytes: 5 * MB, connections: 2 });
      expect((await readWhole(max, opened, 0)).equals(file.plain)).toBe(true);
      expect(storeLine.cuts + clientLine.cuts - before).toBe(11);
    }, 180_000);

    test('a gateway that is killed in the middle of an upload costs nothing', async () => {
      const file = randomFile('large.bin', 40 * MB);
      let kill: Promise<void> | undefined;
      const sent = await erika.transfer.send(
        orderOf(erika, [file]),
        once(10 * MB, () => (kill = killGateway())),
      );
      await kill;
      expect(kill).toBeDefined();
      await erika.api.activate(sent.packageId);
      await expectArrived(server, sent, file.plain);
    }, 180_000);
  });

if (ceph)
  describe('an object store that fails, with clients that put into it themselves (61)', () => {
    /** The clients' line to the store. */
    let storeLine: FaultProxy;
    /** The server's own. */
    let serverLine: FaultProxy;
    let server: TestServer;
    let erika: SignedInClerk;
    let asked: { readonly origin: string; readonly token: string };
    let stop: () => Promise<void>;

    beforeAll(async () => {
      serverLine = await startFaultProxy(ceph.endpoint);
      const direct = await startDirectServer(ceph, 'direct-faults', {
        env: ceph.settings('direct-faults', serverLine.origin),
        blobsOf,
      });
      ({ server, storeLine } = direct);
      stop = () => direct.stop();
      erika = await signInClerk(server);
      asked = { origin: server.origin, token: await signIn(server, 'wire@amt.example') };
    }, 120_000);

    afterAll(async () => {
      await stop();
      await serverLine.stop();
    });

    const opened = async () => {
      const order = draft([randomBytes(PART_BYTES)]);
      await call(server, 'POST', paths.packages, { token: asked.token, json: newPackage(order) });
      return order;
    };

    test.each(FAULTS)(
      'and is %s for them: nothing is believed to be there, and the part again is taken',
      async (name, fail) => {
        const order = await opened();
        const announced = await announcePart(asked, order, [0, 0]);
        fail(storeLine);
        const put = putWhereAnnounced(announced, order, [0, 0]).catch(() => undefined);
        // One that is silent gives no answer at all.
        const status = name.startsWith('silent') ? undefined : await put;
        expect([undefined, 503]).toContain(status);
        expect((await reportPart(asked, order, [0, 0])).problem).toBe('digest-mismatch');
        expect(await rowsOf(server, order.packageId)).toEqual([{ state: 'uploading', parts: '0' }]);
        storeLine.repair();
        await put;
        expect(await putWhereAnnounced(await announcePart(asked, order, [0, 0]), order, [0, 0])).toBe(200);
        await taken(() => reportPart(asked, order, [0, 0]));
      },
      120_000,
    );

    // The server asks again by itself, up to three times.
    const askedThrice: [string, (line: FaultProxy) => void][] = [
      ['down', (line) => line.break()],
      ['silent', (line) => line.stall()],
      ['answering 503', (line) => line.refuse(3)],
    ];

    test.each(askedThrice)(
      'and is %s when the server asks it: 503 with Retry-After, no row, and the report again is taken',
      async (_name, fail) => {
        const order = await opened();
        expect(await putWhereAnnounced(await announcePart(asked, order, [0, 0]), order, [0, 0])).toBe(200);
        fail(serverLine);
        const answer = await reportPart(asked, order, [0, 0]);
        expect([answer.status, answer.problem]).toEqual([503, 'unavailable']);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await rowsOf(server, order.packageId)).toEqual([{ state: 'uploading', parts: '0' }]);
        serverLine.repair();
        await taken(() => reportPart(asked, order, [0, 0]));
      },
      120_000,
    );

    test('a file arrives whole over lines that are slow, cut and refused', async () => {
      const file = randomFile('large.bin', 40 * MB);
      const before = storeLine.cuts;
      storeLine.delay(1);
      storeLine.cut({ direction: 'up', afterBytes: 3 * MB, connections: 3 });
      const refuseLater = once(15 * MB, () => storeLine.refuse(2));
      const sent = await erika.transfer.send(orderOf(erika, [file]), refuseLater);
      await erika.api.activate(sent.packageId);
      expect(storeLine.cuts - before).toBe(5);
      storeLine.delay(0);

      storeLine.cut({ direction: 'down', afterBytes: 3 * MB, connections: 3 });
      await expectArrived(server, sent, file.plain);
      expect(storeLine.cuts - before).toBe(8);
    }, 180_000);

    test('a server starts right after a gateway has died: rules that stand are not written again', async () => {
      await killGateway();
      const settings = { ...ceph.settings('direct-faults'), S3_DIRECT: 'on' };
      await expect(blobsOf(settings).prepare()).resolves.toBeUndefined();
    }, 120_000);

    test('a gateway that is killed in the middle of an upload and of a download costs nothing', async () => {
      const file = randomFile('large.bin', 40 * MB);
      let kill: Promise<void> | undefined;
      const killOnce = once(10 * MB, () => (kill = killGateway()));
      const sent = await erika.transfer.send(orderOf(erika, [file]), killOnce);
      await kill;
      expect(kill).toBeDefined();
      await erika.api.activate(sent.packageId);

      const max = new TransferHere({ origin: server.origin, fetch });
      const opening = await max.open(linkOf(sent), PASSWORD);
      storeLine.cut({ direction: 'down', afterBytes: 3 * MB, connections: 1 });
      const killing = killGateway();
      expect((await readWhole(max, opening, 0)).equals(file.plain)).toBe(true);
      await killing;
    }, 180_000);
  });
