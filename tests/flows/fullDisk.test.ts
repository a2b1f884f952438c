import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { PART_BYTES } from '@siegelpost/shared/chunks/parts';
import { eventually } from '../support/eventually.ts';
import { expectArrived } from '../support/faulty.ts';
import { randomFile, sendActive } from '../support/packages.ts';
import { signInClerk } from '../support/people.ts';
import { mountSmallDisk } from '../support/smallDisk.ts';
import { startTestServer, type TestServer } from '../support/startTestServer.ts';
import { storedFiles } from '../support/storedFiles.ts';
import { call, draft, newPackage, putPart, sendWhole, signIn } from '../support/wire.ts';

const MB = 1_000_000;

const disk = await mountSmallDisk(20);

afterAll(() => disk?.remove());

test('where no small disk can be mounted, this is said', () => {
  expect(disk === undefined || disk.folder.length > 0).toBe(true);
});

if (disk)
  describe('a disk that is full (60)', () => {
    let server: TestServer;

    beforeAll(async () => {
      server = await startTestServer({ env: { BLOB_DIR: join(disk.folder, 'blobs') } });
    });

    afterAll(() => server.stop());

    test('is told with 507, leaves nothing of the part, and takes it once there is room', async () => {
      const token = await signIn(server, 'wire@amt.example');
      const order = draft([randomBytes(3 * PART_BYTES)]);
      await call(server, 'POST', paths.packages, { token, json: newPackage(order) });
      expect((await putPart(server, token, order, [0, 0])).status).toBe(201);
      expect((await putPart(server, token, order, [0, 1])).status).toBe(201);
      const full = await putPart(server, token, order, [0, 2]);
      expect([full.status, full.problem]).toEqual([507, 'storage-full']);
      expect(full.headers.get('retry-after')).not.toBeNull();
      expect(await storedFiles(join(disk.folder, 'blobs'))).toHaveLength(2);
      const small = draft([randomBytes(6 * MB)]);
      expect((await sendWhole(server, token, small)).status).toBe(507);
      disk.grow(60);
      expect((await putPart(server, token, order, [0, 2])).status).toBe(201);
      expect((await sendWhole(server, token, small)).status).toBe(200);
    });

    test('does not end an upload: it goes on once there is room', async () => {
      const erika = await signInClerk(server);
      const file = randomFile('large.bin', 50 * MB);
      const sending = sendActive(erika, [file]);
      await eventually(() => server.logLines.find((line) => line.includes('storage-full')), 30_000);
      disk.grow(200);
      const sent = await sending;
      expect(sent.files).toHaveLength(1);
      await expectArrived(server, sent, file.plain);
    });
  });
