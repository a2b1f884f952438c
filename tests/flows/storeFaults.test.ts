import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createS3BlobStore } from '@siegelpost/server/blobs/s3BlobStore';
import { readConfig } from '@siegelpost/server/config/readConfig';
import { paths } from '@siegelpost/shared/api/paths';
import { PART_BYTES } from '@siegelpost/shared/chunks/parts';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { startCeph } from '../support/ceph.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { expectArrived, once, rowsOf } from '../support/faulty.ts';
import { linkOf, orderOf, PASSWORD, randomFile } from '../support/packages.ts';
import { readWhole, signInClerk, type SignedInClerk } from '../support/people.ts';
import { startTestServer, type TestServer, usualSettings } from '../support/startTestServer.ts';
import { call, draft, newPackage, putPart, sendWhole, signIn } from '../support/wire.ts';

const MB = 1_000_000;

const ceph = await startCeph();

afterAll(() => ceph?.stop());

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
      const { blobs } = readConfig({
        ...usualSettings,
        ...env,
        DATABASE_URL: 'postgres://x/y',
        SMTP_URL: 'smtp://x',
      });
      if (blobs.kind !== 's3') throw new Error('The settings name no bucket.');
      server = await startTestServer({ env, blobs: createS3BlobStore(blobs, { silentMs: 1000 }) });
      clientLine = await startFaultProxy(server.origin);
      erika = await signInClerk(server);
      token = await signIn(server, 'wire@amt.example');
    }, 120_000);

    afterAll(async () => {
      await clientLine.stop();
      await server.stop();
      await storeLine.stop();
    });

    const faults: [string, () => void][] = [
      ['cut off in mid-chunk', () => storeLine.cut({ direction: 'up', afterBytes: 3 * MB, connections: 1 })],
      ['down', () => storeLine.break()],
      ['silent in mid-chunk', () => storeLine.stall()],
      ['answering 503', () => storeLine.refuse(1)],
    ];

    test.each(faults)(
      'and is %s: 503 with Retry-After, no row, and the part again is taken',
      async (_name, fail) => {
        const order = draft([randomBytes(PART_BYTES)]);
        await call(server, 'POST', paths.packages, { token, json: newPackage(order) });
        fail();
        const answer = await putPart(server, token, order, [0, 0]);
        expect([answer.status, answer.problem]).toEqual([503, 'unavailable']);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await rowsOf(server, order.packageId)).toEqual([{ state: 'uploading', parts: '0' }]);
        storeLine.repair();
        expect((await putPart(server, token, order, [0, 0])).status).toBe(201);
      },
      30_000,
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
      const killed = async () => {
        await ceph.killGateway();
        await delay(500);
        await ceph.startGateway();
      };
      let kill: Promise<void> | undefined;
      const sent = await erika.transfer.send(
        orderOf(erika, [file]),
        once(10 * MB, () => (kill = killed())),
      );
      await kill;
      expect(kill).toBeDefined();
      await erika.api.activate(sent.packageId);
      await expectArrived(server, sent, file.plain);
    }, 180_000);
  });
