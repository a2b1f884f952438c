import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parsePackageId } from '@siegelpost/shared/api/ids';
import { startCeph } from '../support/ceph.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { ERIKA, readWhole } from '../support/people.ts';
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

const digestOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

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
  expect(digestOf(await readFile(await download.path()))).toBe(digestOf(file.plain));
  expect(storeLine.downBytes - before.down).toBeGreaterThan(20 * MB);

  const form = randomFile('Formular.pdf', 9 * MB);
  await citizen.answer('Anbei das Formular.', [
    { name: form.name, mimeType: 'application/pdf', buffer: form.plain },
  ]);
  await page
    .getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' })
    .waitFor({ timeout: 60_000 });
  expect(storeLine.upBytes - before.up).toBeGreaterThan(9 * MB);
  expect(await arrivedAtClerk()).toBe(digestOf(form.plain));
  // The store is the one other place the page asks; its policy was never broken.
  const asked = [stage.line.origin, storeLine.origin].map((origin) => `request to ${origin}/`);
  expect(troubles.filter((trouble) => !asked.some((request) => trouble.startsWith(request)))).toEqual([]);
}, 180_000);

async function arrivedAtClerk(): Promise<string> {
  const mail = await stage.server.mailbox.next(ERIKA.address);
  const answerId = parsePackageId(/\/r\/([\w-]{22})/.exec(mail.parsed.text ?? '')?.[1] ?? '');
  if (!answerId) throw new Error('The mail names no answer.');
  const { transfer, access } = stage.erika;
  return digestOf(await readWhole(transfer, await transfer.openAsClerk(answerId, access), 0));
}
