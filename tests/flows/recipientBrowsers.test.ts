import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { arrivedAtClerk, sha256Hex } from '../support/arrivedAtClerk.ts';
import { launchChromium } from '../support/chromium.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { FIREFOX_CONTEXT, launchFirefox } from '../support/firefox.ts';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { openRecipientBrowser, type RecipientBrowser } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { VisitorPage } from '../support/visitorPage.ts';

/** 1 GiB with `npm run test:large`; large enough to be cut in the middle otherwise. */
const LARGE = Number(process.env['LARGE_FILE_BYTES'] ?? 40_000_000);
const PATIENCE_MS = 60_000 + LARGE / 2_000;

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/** The same for every browser: three of the large one would fill the memory of the test. */
const files = [
  randomFile('Luftbild.tif', LARGE),
  randomFile('Bescheid ä.pdf', 1_500_000),
  randomFile('leer.txt', 0),
];
const digests = files.map(({ plain }) => sha256Hex(plain));

let stage: RecipientStage;
let folder: string;
/** What citizens choose lies on a disk, whatever its size. */
let chosen: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-chosen-'));
  chosen = join(folder, 'Formular.tif');
  await writeFile(chosen, files[0]?.plain ?? '');
  stage = await startRecipientStage();
  await stage.erika.api.switchDropIn(true);
}, 240_000);

afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  ['Chromium', launchChromium, {}],
  ['Chromium on a phone', launchChromium, PHONE],
  ['Firefox', launchFirefox, FIREFOX_CONTEXT as BrowserContextOptions],
])('in %s', (_, launch, options) => {
  let browser: Browser | undefined;
  let visitor: RecipientBrowser;
  let citizen: CitizenPage;

  beforeAll(async () => {
    browser = await launch();
    if (!browser) return;
    visitor = await openRecipientBrowser(browser, options);
    citizen = new CitizenPage(visitor.page);
  });

  afterAll(() => browser?.close());

  test(
    'a citizen opens, saves one file over a line that is cut, then all, then answers over such a line',
    async () => {
      // Said aloud by launchFirefox.
      if (!browser) return;
      const { page, troubles } = visitor;
      await page.goto(addressOf(await stage.send(files)));
      await citizen.enterPassword(PASSWORD);
      await citizen.opened();

      expect(await saveOverCutLine(page)).toBe(digests[0]);
      const archive = await saveAll(page);
      expect(files.map(({ plain }) => sha256Hex(within(archive, plain)))).toEqual(digests);

      const cuts = cutUploads();
      await citizen.answer('Anbei das Formular.', [chosen]);
      await page
        .getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' })
        .waitFor({ timeout: PATIENCE_MS });
      expect(cuts()).toBe(CUTS);
      expect(await arrivedAtClerk(stage)).toBe(digests[0]);
      expect(troubles).toEqual([]);
    },
    120_000 + 6 * PATIENCE_MS,
  );

  test(
    'a citizen writes first over a line that is cut',
    async () => {
      if (!browser) return;
      const { page, troubles } = visitor;
      const writer = new VisitorPage(page, stage.server.mailbox);
      const address = `max${++people}@buerger.example`;
      await writer.goTo(stage.line.origin, 'erika-sommer');
      await writer.introduce('Max Beispiel', address);
      await writer.enterMailedCode(address);
      const cuts = cutUploads();
      await writer.write('Anbei mein Antrag.', [chosen]);
      await writer.submit();
      expect(await writer.answerPassword(PATIENCE_MS)).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$/);
      expect(cuts()).toBe(CUTS);
      expect(await arrivedAtClerk(stage)).toBe(digests[0]);
      expect(troubles).toEqual([]);
    },
    120_000 + 2 * PATIENCE_MS,
  );

  test('a citizen for whom a part of the page did not come loads it anew', async () => {
    if (!browser) return;
    const { page, close } = await openRecipientBrowser(browser, options);
    const reader = new CitizenPage(page);
    for (const part of [...PARTS.map(([part]) => part), '**/assets/PdfPreview-*'])
      await page.route(part, (route) => route.abort());
    await page.goto(addressOf(await stage.send([randomFile('Bescheid.pdf', 10)])));
    for (const [part, said] of PARTS) {
      await reader.enterPassword(PASSWORD);
      await page.getByRole('heading', { level: 1, name: said }).waitFor();
      await page.unroute(part);
      await page.getByRole('button', { name: 'Seite neu laden' }).click();
      await page.getByRole('heading', { level: 1, name: 'Eine Nachricht für Sie' }).waitFor();
    }
    await reader.enterPassword(PASSWORD);
    await reader.opened();
    await page.getByRole('button', { name: 'Ansehen Bescheid.pdf' }).click();
    const missing = page.getByText('Speichern Sie die Datei, oder laden Sie die Seite neu.');
    await missing.waitFor();
    expect(await missing.isVisible()).toBe(true);
    await close();
  });
});

/** Where what comes after the first screen lies, and what is said without it. */
const PARTS = [
  ['**/assets/Conversation-*', 'Ein Teil dieser Seite ließ sich nicht laden'],
  ['**/assets/transferWorker-*', 'Es ist ein unerwarteter Fehler aufgetreten'],
] as const;

let people = 0;
const CUTS = 2;

/** Cuts uploads in the middle of a part; answers how many were. */
function cutUploads(): () => number {
  const before = stage.line.cuts;
  stage.line.cut({ direction: 'up', afterBytes: 3_000_000, connections: CUTS });
  return () => stage.line.cuts - before;
}

async function saveOverCutLine(page: Page): Promise<string> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Speichern Luftbild.tif' }).click();
  const download = await saving;
  stage.line.break();
  setTimeout(() => stage.line.repair(), 1_000);
  await page.getByText('Die Datei ist vollständig und unverändert').first().waitFor({ timeout: PATIENCE_MS });
  return sha256Hex(await readFile(await download.path()));
}

async function saveAll(page: Page): Promise<Buffer> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Speichern Alle Dateien zusammen' }).click();
  const download = await saving;
  await page.getByText('Alle Dateien im Archiv sind vollständig').waitFor({ timeout: PATIENCE_MS });
  return readFile(await download.path());
}

/** Stored, not compressed: every content stands in the archive as it is. */
function within(archive: Buffer, plain: Buffer): Buffer {
  const at = archive.indexOf(plain.subarray(0, 64));
  return archive.subarray(at, at + plain.length);
}
