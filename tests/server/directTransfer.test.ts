import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createBlobStore } from '@siegelpost/server/blobs/createBlobStore';
import { Secret } from '@siegelpost/server/config/secret';
import { readConfig } from '@siegelpost/server/config/readConfig';
import { connect, type Database } from '@siegelpost/server/database/connection';
import { failPointsAt } from '@siegelpost/server/failPoints';
import { deleteObjects, purgeUploads } from '@siegelpost/server/jobs/cleaning';
import { sweepObjects } from '@siegelpost/server/database/sweep';
import { paths } from '@siegelpost/shared/api/paths';
import { PART_BYTES } from '@siegelpost/shared/chunks/parts';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import { startCeph } from '../support/ceph.ts';
import { type DirectServer, startDirectServer } from '../support/directServer.ts';
import { eventually } from '../support/eventually.ts';
import { startFaultProxy } from '../support/faultProxy.ts';
import { expectArrived, rowsOf } from '../support/faulty.ts';
import { orderOf, randomFile } from '../support/packages.ts';
import { ignoreProgress, signInClerk, type SignedInClerk } from '../support/people.ts';
import { usualSettings } from '../support/startTestServer.ts';
import {
  call,
  claimToken,
  clerkSeal,
  digestOf,
  type Draft,
  draft,
  newPackage,
  partOf,
  putPart,
  randomToken,
  sha256,
  signIn,
} from '../support/wire.ts';

const MB = 1_000_000;
const DAY_MS = 86_400_000;

const ceph = await startCeph();

afterAll(() => ceph?.stop());

test('where no Ceph can be had, this is said', () => {
  expect(ceph === undefined || ceph.endpoint.length > 0).toBe(true);
});

test('a store that does not hold addresses to their digest is refused at start, with a sentence', async () => {
  const careless = createServer((request, answer) => void request.resume().on('end', () => answer.end()));
  await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve));
  const { port } = careless.address() as AddressInfo;
  const { blobs } = readConfig({
    ...usualSettings,
    DATABASE_URL: 'postgres://x/y',
    SMTP_URL: 'smtp://x',
    BLOB_STORE: 's3',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_BUCKET: 'careless',
    S3_ACCESS_KEY: 'access',
    S3_SECRET_KEY: 'secret',
    S3_DIRECT: 'on',
  });
  await expect(createBlobStore(blobs).prepare()).rejects.toThrow('Set S3_DIRECT=off');
  careless.closeAllConnections();
  careless.close();
});

test.each([
  [{ BLOB_STORE: 'fs', BLOB_DIR: '/srv' }, 'S3_DIRECT: on needs BLOB_STORE=s3'],
  [
    { NODE_ENV: 'production', PUBLIC_URL: 'https://post.example', S3_PUBLIC_URL: 'http://s3.example' },
    'S3_PUBLIC_URL: must begin with https://',
  ],
])('settings that cannot work are told: %j', (settings, sentence) => {
  const env = {
    ...usualSettings,
    DATABASE_URL: 'postgres://x/y',
    SMTP_URL: 'smtp://x',
    BLOB_STORE: 's3',
    S3_ENDPOINT: 'https://s3.internal',
    S3_BUCKET: 'bucket',
    S3_ACCESS_KEY: 'access',
    S3_SECRET_KEY: 'secret',
    S3_DIRECT: 'on',
    ...settings,
  };
  expect(() => readConfig(env)).toThrow(sentence);
});

if (ceph)
  describe('past the server', () => {
    let direct: DirectServer;
    let token: string;
    let erika: SignedInClerk;
    let database: Database;

    beforeAll(async () => {
      direct = await startDirectServer(ceph, 'direct');
      token = await signIn(direct.server);
      erika = await signInClerk(direct.server, { name: 'Erika Sommer', address: 'sommer@amt.example' });
      database = connect(new Secret(direct.server.databaseUrl));
    }, 120_000);

    afterAll(async () => {
      await database.end();
      await direct.stop();
    });

    const blobs = () => {
      const { blobs: config } = readConfig({
        ...usualSettings,
        ...ceph.settings('direct'),
        DATABASE_URL: 'postgres://x/y',
        SMTP_URL: 'smtp://x',
      });
      return createBlobStore(config);
    };

    async function objectsOf(packageId: string): Promise<number> {
      let count = 0;
      for await (const { key } of blobs().list()) if (key.startsWith(`${packageId}/`)) count++;
      return count;
    }

    const opened = async (bodies = [randomBytes(1000)]) => {
      const order = draft(bodies);
      const answer = await call(direct.server, 'POST', paths.packages, { token, json: newPackage(order) });
      expect(answer.json).toEqual({ partsVia: 'store' });
      return order;
    };

    const announce = (order: Draft, octets: Buffer, author = token) =>
      call(direct.server, 'POST', paths.partAddress(order.packageId, 0, 0), {
        token: author,
        json: { digest: sha256(octets).toString('base64url') },
      });

    const arrived = (order: Draft, author = token) =>
      call(direct.server, 'POST', paths.partArrival(order.packageId, 0, 0), { token: author });

    interface Address {
      readonly url: string;
      readonly headers: Record<string, string>;
    }

    const addressIn = ({ json }: { readonly json: Record<string, unknown> }) => json['put'] as Address;

    const put = async ({ url, headers }: Address, octets: Buffer, more: Record<string, string> = {}) => {
      const body = Buffer.from(octets);
      const answer = await fetch(url, { method: 'PUT', headers: { ...headers, ...more }, body });
      await answer.arrayBuffer();
      return answer.status;
    };

    test('a part is announced, put into the store, reported, and only then has a row', async () => {
      const order = await opened();
      const octets = partOf(order.bodies[0] ?? Buffer.alloc(0), 0);
      const address = addressIn(await announce(order, octets));
      expect(await put(address, octets)).toBe(200);
      expect(await rowsOf(direct.server, order.packageId)).toEqual([{ state: 'uploading', parts: '0' }]);
      expect((await arrived(order)).status).toBe(201);
      expect(await rowsOf(direct.server, order.packageId)).toEqual([{ state: 'uploading', parts: '1' }]);

      // Whatever is repeated has one effect.
      expect((await arrived(order)).status).toBe(200);
      expect((await announce(order, octets)).json).toEqual({ put: null });
      expect((await putPart(direct.server, token, order, [0, 0])).status).toBe(200);
      expect(await objectsOf(order.packageId)).toBe(1);
    });

    test('what is reported and not there is not believed', async () => {
      const order = await opened();
      expect((await arrived(order)).problem).toBe('digest-mismatch');
      await announce(order, order.bodies[0] ?? Buffer.alloc(0));
      expect((await arrived(order)).problem).toBe('digest-mismatch');
      expect(await rowsOf(direct.server, order.packageId)).toEqual([{ state: 'uploading', parts: '0' }]);
    });

    test('an address takes its own octets and no others, before and after they have arrived', async () => {
      const order = await opened();
      const octets = order.bodies[0] ?? Buffer.alloc(0);
      const address = addressIn(await announce(order, octets));
      const changed = Buffer.from(octets);
      changed.writeUInt8((changed[0] ?? 0) ^ 1, 0);
      const attempts = async () => [
        await put(address, changed),
        await put(address, changed, { 'x-amz-content-sha256': sha256(changed).toString('hex') }),
        await put(address, Buffer.concat([octets, octets])),
        await put(address, octets.subarray(1)),
        await put(address, octets, { 'content-type': 'text/html' }),
        await put({ ...address, url: address.url.replace('/0-0-', '/0-1-') }, octets),
      ];
      expect((await attempts()).every((status) => status >= 400)).toBe(true);
      expect((await arrived(order)).problem).toBe('digest-mismatch');
      expect(await put(address, octets)).toBe(200);
      expect((await arrived(order)).status).toBe(201);
      expect((await attempts()).every((status) => status >= 400)).toBe(true);
    });

    test('the same part announced again is the same object; others are a conflict', async () => {
      const order = await opened();
      const octets = order.bodies[0] ?? Buffer.alloc(0);
      const [one, two] = await Promise.all([announce(order, octets), announce(order, octets)]);
      expect(new URL(addressIn(one).url).pathname).toBe(new URL(addressIn(two).url).pathname);
      expect((await announce(order, randomBytes(1000))).problem).toBe('part-conflict');
    });

    test('nobody else may announce or report, and nothing after the seal', async () => {
      const order = await opened();
      const octets = order.bodies[0] ?? Buffer.alloc(0);
      const stranger = await signIn(direct.server, 'fremd@amt.example');
      expect((await announce(order, octets, stranger)).problem).toBe('not-found');
      expect((await announce(order, octets, randomToken())).problem).toBe('not-signed-in');
      await put(addressIn(await announce(order, octets)), octets);
      expect((await arrived(order, stranger)).problem).toBe('not-found');
      expect((await arrived(order)).status).toBe(201);
      const sealed = await call(direct.server, 'POST', paths.seal(order.packageId), {
        token,
        json: clerkSeal(order),
      });
      expect(sealed.status).toBe(200);
      expect((await announce(order, octets)).problem).toBe('package-sealed');
      expect((await arrived(order)).problem).toBe('package-sealed');
      const left = await database`select from announced_parts where package_id = ${order.packageId}`;
      expect(left).toHaveLength(0);
    });

    test.each(['1', '-1', 'x', String(2 ** 53)])('part %s of one is refused', async (partIndex) => {
      const order = await opened();
      const address = await call(direct.server, 'POST', paths.partAddress(order.packageId, 0, partIndex), {
        token,
        json: { digest: digestOf(randomToken()) },
      });
      expect(address.status).toBe(partIndex === '1' ? 404 : 400);
    });

    test('what was put and never reported goes with the upload nobody went on with', async () => {
      const order = await opened();
      const octets = order.bodies[0] ?? Buffer.alloc(0);
      await put(addressIn(await announce(order, octets)), octets);
      expect(await objectsOf(order.packageId)).toBe(1);
      const parts = { database, blobs: blobs(), failPoints: failPointsAt(null) };
      await purgeUploads({ ...parts, now: () => new Date(Date.now() + DAY_MS + MB) });
      await deleteObjects(parts);
      expect(await objectsOf(order.packageId)).toBe(0);
    });

    test('a key the sweeper may soon take is not used any more', async () => {
      const order = await opened();
      const octets = order.bodies[0] ?? Buffer.alloc(0);
      const before = addressIn(await announce(order, octets));
      await put(before, octets);
      await database`update announced_parts set announced_at = announced_at - interval '25 hours'
        where package_id = ${order.packageId}`;
      expect((await arrived(order)).problem).toBe('digest-mismatch');
      const after = addressIn(await announce(order, octets));
      expect(new URL(after.url).pathname).not.toBe(new URL(before.url).pathname);
      await put(after, octets);
      expect((await arrived(order)).status).toBe(201);
      const { orphans } = await sweepObjects(database, blobs(), new Date(Date.now() + 60_000));
      expect(orphans).toBeGreaterThan(0);
      expect(await objectsOf(order.packageId)).toBe(1);
    });

    test('a large file takes the line of the store both ways, and the server sees none of it', async () => {
      const serverLine = await startFaultProxy(direct.server.origin);
      const file = randomFile('large.bin', 20 * MB);
      const place = { origin: serverLine.origin, fetch };
      const before = direct.storeLine.upBytes;
      const sent = await new TransferHere(place).send(orderOf(erika, [file]), ignoreProgress);
      expect(direct.storeLine.upBytes - before).toBeGreaterThan(20 * MB);
      expect(serverLine.upBytes).toBeLessThan(1 * MB);
      await erika.api.activate(sent.packageId);
      const down = direct.storeLine.downBytes;
      await expectArrived(direct.server, sent, file.plain);
      expect(direct.storeLine.downBytes - down).toBeGreaterThan(20 * MB);
      await serverLine.stop();
    });

    test('whom the network keeps from the store goes through the server', async () => {
      const file = randomFile('large.bin', 20 * MB);
      direct.storeLine.break();
      try {
        const transfer = new TransferHere({ origin: direct.server.origin, fetch });
        const sent = await transfer.send(orderOf(erika, [file]), ignoreProgress);
        await erika.api.activate(sent.packageId);
        expect(await rowsOf(direct.server, sent.packageId)).toEqual([{ state: 'active', parts: '3' }]);
        await expectArrived(direct.server, sent, file.plain);
      } finally {
        direct.storeLine.repair();
      }
    });

    test('after a recall no address is given, and those given lead nowhere within ten seconds (row 39)', async () => {
      const order = await opened([randomBytes(PART_BYTES + 10)]);
      for (const index of [0, 1]) await putPart(direct.server, token, order, [0, index]);
      await call(direct.server, 'POST', paths.seal(order.packageId), { token, json: clerkSeal(order) });
      await call(direct.server, 'POST', paths.activate(order.packageId), { token });
      const reader = await claimToken(direct.server, order);
      const ask = (index: number) =>
        call(direct.server, 'GET', paths.partAddress(order.packageId, 0, index), { token: reader });
      const { url } = (await ask(0)).json as unknown as Address;
      const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
      expect(whole.equals(partOf(order.bodies[0] ?? Buffer.alloc(0), 0))).toBe(true);
      const ranged = await fetch(url, { headers: { range: 'bytes=5-14' } });
      expect(Buffer.from(await ranged.arrayBuffer())).toEqual(whole.subarray(5, 15));
      expect(ranged.headers.get('content-disposition')).toBe('attachment');
      expect((await ask(2)).problem).toBe('not-found');

      const recalledAt = Date.now();
      await call(direct.server, 'POST', paths.recall(order.packageId), { token });
      expect((await ask(1)).problem).toBe('package-gone');
      await eventually(async () => {
        const answer = await fetch(url);
        await answer.arrayBuffer();
        return answer.status >= 400 ? true : undefined;
      });
      expect(Date.now() - recalledAt).toBeLessThan(10_000);
    });

    test('pages and pane may ask the store, and nobody else', async () => {
      for (const path of ['/', '/pane/taskpane.html', '/assets/page-12345678.js']) {
        const { headers } = await call(direct.server, 'GET', path);
        expect(headers.get('content-security-policy')).toContain(
          `connect-src 'self'${path.startsWith('/pane') ? ' https://appsforoffice.microsoft.com' : ''} ${direct.storeLine.origin};`,
        );
      }
    });

    test('the store lets our pages in, and no others', async () => {
      const order = await opened();
      const { url } = addressIn(await announce(order, order.bodies[0] ?? Buffer.alloc(0)));
      const preflight = async (origin: string) =>
        fetch(url, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'PUT',
            'access-control-request-headers': 'content-type,x-amz-content-sha256',
          },
        });
      const ours = await preflight('http://localhost');
      expect([ours.status, ours.headers.get('access-control-allow-origin')]).toEqual([
        200,
        'http://localhost',
      ]);
      expect((await preflight('https://elsewhere.example')).headers.has('access-control-allow-origin')).toBe(
        false,
      );
    });
  });
