import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { startCeph } from '../support/ceph.ts';
import { eventually } from '../support/eventually.ts';
import { expectArrived, once, rowsOf } from '../support/faulty.ts';
import { linkOf, orderOf, PASSWORD, randomFile, sendActive } from '../support/packages.ts';
import { recipient, signInClerk, type SignedInClerk } from '../support/people.ts';
import type { TestServer } from '../support/startTestServer.ts';
import { waysOfOctets, type World } from '../support/waysOfOctets.ts';
import { draft, sendWhole, signIn } from '../support/wire.ts';

const MB = 1_000_000;

const ceph = await startCeph();

afterAll(() => ceph?.stop());

const ways = waysOfOctets(ceph, 'interruptions', { limits: { jobPollMs: 20 } });

describe.each(ways)('a database that is restarted, octets %s (62)', (_way, begin) => {
  let world: World;
  let server: TestServer;
  let erika: SignedInClerk;

  beforeAll(async () => {
    world = await begin();
    ({ server } = world);
    erika = await signInClerk(server);
  }, 120_000);

  afterAll(() => world.stop());

  const restart = async () => {
    await server.stopDatabase();
    await server.startDatabase();
  };

  test('in the middle of an upload: it goes on, and is one package', async () => {
    const file = randomFile('large.bin', 40 * MB);
    let restarting: Promise<void> | undefined;
    const sent = await erika.transfer.send(
      orderOf(erika, [file]),
      once(10 * MB, () => (restarting = restart())),
    );
    await restarting;
    expect(restarting).toBeDefined();
    await erika.api.activate(sent.packageId);
    expect(await rowsOf(server, sent.packageId)).toEqual([{ state: 'active', parts: '5' }]);
    await expectArrived(server, sent, file.plain);
  });

  test('while ten packages are being committed: each is there once, with one answer', async () => {
    const token = await signIn(server, 'wire@amt.example');
    const orders = Array.from({ length: 10 }, () => draft([randomBytes(50_000)]));
    const persistent = async (order: (typeof orders)[number]) =>
      eventually(async () => {
        const answer = await sendWhole(server, token, order);
        return answer.status === 200 ? answer : undefined;
      });
    const first = orders.map(persistent);
    const [answers] = await Promise.all([Promise.all(first), restart()]);
    for (const [index, order] of orders.entries()) {
      expect((await sendWhole(server, token, order)).text).toBe(answers[index]?.text);
      expect(await rowsOf(server, order.packageId)).toEqual([{ state: 'sealed', parts: '1' }]);
    }
  }, 180_000);
});

describe.each(ways)('a tab that is closed, octets %s (67)', (_way, begin) => {
  let world: World;
  let server: TestServer;
  let erika: SignedInClerk;

  beforeAll(async () => {
    world = await begin();
    ({ server } = world);
    erika = await signInClerk(server);
  }, 120_000);

  afterAll(() => world.stop());

  test('during an upload leaves no visible package, and sending again works', async () => {
    const file = randomFile('large.bin', 40 * MB);
    const closed = new TransferHere({ origin: server.origin, fetch });
    const sending = closed.send(
      orderOf(erika, [file]),
      once(10 * MB, () => void closed.cancel()),
    );
    await expect(sending).rejects.toMatchObject({ code: 'cancelled' });
    expect((await erika.api.conversations()).conversations).toEqual([]);
    await expectArrived(server, await sendActive(erika, [file]), file.plain);
  });

  test('during a download opens again with link and password, and the file arrives whole', async () => {
    const file = randomFile('large.bin', 40 * MB);
    const sent = await sendActive(erika, [file]);
    const closed = recipient(server);
    const opened = await closed.open(linkOf(sent), PASSWORD);
    const { port1, port2 } = new MessageChannel();
    const reading = closed.readFile(
      opened.files[0]?.index ?? -1,
      port1,
      once(5 * MB, () => void closed.cancel()),
    );
    port2.postMessage({ pull: 20 });
    await expect(
      Promise.race([reading, delay(2000).then(() => closed.cancel().then(() => reading))]),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
    port1.close();
    port2.close();
    await expectArrived(server, sent, file.plain);
  });
});
