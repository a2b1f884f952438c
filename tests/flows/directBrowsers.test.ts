import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { arrivedAtClerk, sha256Hex } from '../support/arrivedAtClerk.ts';
import { startCeph } from '../support/ceph.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

const MB = 1_000_000;

const ceph = await startCeph();
let stage: RecipientStage;
let storeLine: FaultProxy;

beforeAll(async () => {
  if (!ceph) return;
  storeLine = await startFaultProxy(ceph.endpoint);
  stage = await startRecipientStage({
    ...ceph.settings('browsers'),
    S3_DIRECT: 'on',
    S3_PUBLIC_URL: storeLine.origin,
  });
}, 240_000);

afterAll(async () => {
  if (!ceph) return;
  await stage.stop();
  await storeLine.stop();
  await ceph.stop();
});

// Where no Ceph can be had, startCeph has said so.
test('a citizen’s browser fetches from the store and puts into it, past the server', async () => {
  if (!ceph) return;
  const file = randomFile('Luftbild.tif', 20 * MB);
  const { page, troubles } = await stage.visit(addressOf(await stage.send([file])));
  const citizen = new CitizenPage(page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();

  const before = { down: storeLine.downBytes, up: storeLine.upBytes };
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Speichern Luftbild.tif' }).click();
  const download = await saving;
  await page.getByText('Die Datei ist vollständig und unverändert').first().waitFor({ timeout: 60_000 });
  expect(sha256Hex(await readFile(await download.path()))).toBe(sha256Hex(file.plain));
  expect(storeLine.downBytes - before.down).toBeGreaterThan(20 * MB);

  const form = randomFile('Formular.pdf', 9 * MB);
  await citizen.answer('Anbei das Formular.', [
    { name: form.name, mimeType: 'application/pdf', buffer: form.plain },
  ]);
  await page
    .getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' })
    .waitFor({ timeout: 60_000 });
  expect(storeLine.upBytes - before.up).toBeGreaterThan(9 * MB);
  expect(await arrivedAtClerk(stage)).toBe(sha256Hex(form.plain));
  // The store is the one other place the page asks; its policy was never broken.
  const asked = [stage.line.origin, storeLine.origin].map((origin) => `request to ${origin}/`);
  expect(troubles.filter((trouble) => !asked.some((request) => trouble.startsWith(request)))).toEqual([]);
}, 180_000);
