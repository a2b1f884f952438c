import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { startCeph } from '../support/ceph.ts';
import { eventually } from '../support/eventually.ts';
import type { FaultProxy } from '../support/faultProxy.ts';
import { linkOf, orderOf, PASSWORD, randomFile, sendActive } from '../support/packages.ts';
import { ignoreProgress, readWhole, recipient, signInClerk, type SignedInClerk } from '../support/people.ts';
import type { TestServer } from '../support/startTestServer.ts';
import { waysOfOctets, type World } from '../support/waysOfOctets.ts';

const MB = 1_000_000;

const ceph = await startCeph();

afterAll(() => ceph?.stop());

describe.each(waysOfOctets(ceph, 'cut-lines'))('%s', (_name, begin) => {
  let world: World;
  let server: TestServer;
  let octets: FaultProxy;
  let place: { readonly origin: string };
  let erika: SignedInClerk;

  beforeAll(async () => {
    world = await begin();
    ({ server, octets } = world);
    place = { origin: world.origin };
    erika = await signInClerk(server);
  }, 120_000);

  afterAll(() => world.stop());

  test('an upload whose line is cut in the middle of parts arrives whole', async () => {
    const file = randomFile('large.bin', 40 * MB);
    const overTheLine = new TransferHere({ origin: place.origin, fetch });
    const before = octets.cuts;
    octets.cut({ direction: 'up', afterBytes: 3 * MB, connections: 4 });
    const sent = await overTheLine.send(orderOf(erika, [file]), ignoreProgress);
    expect(octets.cuts - before).toBe(4);
    await erika.api.activate(sent.packageId);
    const max = recipient(server);
    const opened = await max.open(linkOf(sent), PASSWORD);
    expect((await readWhole(max, opened, 0)).equals(file.plain)).toBe(true);
  });

  test('a download whose line is cut goes on where it stopped', async () => {
    const file = randomFile('large.bin', 40 * MB);
    const sent = await sendActive(erika, [file]);
    const max = new TransferHere({ origin: place.origin, fetch });
    const opened = await max.open(linkOf(sent), PASSWORD);
    const before = octets.cuts;
    octets.cut({ direction: 'down', afterBytes: 5 * MB, connections: 5 });
    expect((await readWhole(max, opened, 0)).equals(file.plain)).toBe(true);
    expect(octets.cuts - before).toBe(5);
  });

  test('an upload that rests sends nothing, and arrives whole once it goes on', async () => {
    const LARGE = 80 * MB;
    const file = randomFile('large.bin', LARGE);
    let done = 0;
    let resting = false;
    const sending = erika.transfer.send(orderOf(erika, [file]), ({ doneBytes }) => {
      done = doneBytes;
      if (resting || doneBytes < 16 * MB) return;
      resting = true;
      void erika.transfer.pause();
    });
    await eventually(() => (resting ? true : undefined), 30_000);
    await delay(1000);
    // However slow the machine is: parts that were on the line, six at most, may still be told of, and nothing more.
    expect(done).toBeLessThan(LARGE);
    await erika.transfer.resume();
    const sent = await sending;
    await erika.api.activate(sent.packageId);
    const max = recipient(server);
    const opened = await max.open(linkOf(sent), PASSWORD);
    expect((await readWhole(max, opened, 0)).equals(file.plain)).toBe(true);
  });

  test('an upload that rests can be cancelled', async () => {
    const overTheLine = new TransferHere({ origin: place.origin, fetch });
    await overTheLine.pause();
    const sending = overTheLine.send(orderOf(erika, [randomFile('small.bin', 1000)]), ignoreProgress);
    setTimeout(() => void overTheLine.cancel(), 100);
    await expect(sending).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('an upload outlives a line that is gone for some seconds', async () => {
    const file = randomFile('large.bin', 40 * MB);
    const overTheLine = new TransferHere({ origin: place.origin, fetch });
    let broke = false;
    const sending = overTheLine.send(orderOf(erika, [file]), ({ doneBytes }) => {
      if (broke || doneBytes < 8 * MB) return;
      broke = true;
      octets.break();
      void delay(2000).then(() => octets.repair());
    });
    const sent = await sending;
    expect(broke).toBe(true);
    expect(sent.files).toHaveLength(1);
  });
});
