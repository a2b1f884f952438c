import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CitizenPage } from '../support/citizenPage.ts';
import { longestTaskMs } from '../support/mainThread.ts';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

const BYTES = 200_000_000;
/** What people notice. */
const MOST_MS = 50;

let stage: RecipientStage;
let folder: string;

beforeAll(async () => {
  stage = await startRecipientStage();
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-main-thread-'));
}, 240_000);

afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true, force: true });
});

test('while 200 MB are opened and 200 MB sealed, no task of the main thread takes longer than 50 ms', async () => {
  const file = randomFile('Akte.bin', BYTES);
  const { page } = await stage.visit(addressOf(await stage.send([file])));
  const citizen = new CitizenPage(page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();

  // Long tasks are seen; several, for a busy machine's page may begin to trace only during the first.
  const busy = 'for (const end = performance.now() + 200; performance.now() < end;);';
  const stand = async () => {
    for (let times = 0; times < 5; times++) await page.evaluate(busy);
  };
  expect(await longestTaskMs(page, stand)).toBeGreaterThan(MOST_MS);

  const opening = await longestTaskMs(page, async () => void (await citizen.save(page.getByRole('main'))));
  expect(opening).toBeLessThan(MOST_MS);

  const path = join(folder, 'Antwort.bin');
  await writeFile(path, file.plain);
  const sealing = await longestTaskMs(page, async () => {
    await citizen.answer('anbei', [path]);
    await page.getByRole('heading', { name: 'Ihre Antwort ist angekommen' }).waitFor({ timeout: 600_000 });
  });
  expect(sealing).toBeLessThan(MOST_MS);
}, 900_000);
