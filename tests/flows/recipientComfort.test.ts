import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CitizenPage } from '../support/citizenPage.ts';
import { eventually } from '../support/eventually.ts';
import { keptUntil } from '../support/keptRecords.ts';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { readFile } from 'node:fs/promises';

/** One red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>';

let stage: RecipientStage;

beforeAll(async () => {
  stage = await startRecipientStage();
}, 240_000);

afterAll(() => stage.stop());

const fileOf = (name: string, content: string | Buffer) => ({
  name,
  content: new Blob([new Uint8Array(Buffer.from(content))]),
});

async function open(
  files: Parameters<RecipientStage['send']>[0],
  options?: Parameters<RecipientStage['visit']>[1],
) {
  const sent = await stage.send(files);
  const visitor = await stage.visit(addressOf(sent), options);
  const citizen = new CitizenPage(visitor.page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
  return { ...visitor, citizen, sent };
}

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });

test('row 36: a picture can be looked at, painted; SVG and HTML are only ever saved', async () => {
  const { page, troubles, close } = await open([
    fileOf('Foto.png', PNG),
    fileOf('bild.svg', SVG),
    fileOf('seite.html', '<script>document.title=1</script>'),
    fileOf('kaputt.jpg', 'kein Bild'),
  ]);
  await page.getByRole('button', { name: 'Ansehen Foto.png' }).click();
  const figure = page.getByRole('figure', { name: 'Bild Foto.png' });
  await figure.waitFor();
  const pixel = await figure
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => [
      ...(canvas.getContext('2d')?.getImageData(0, 0, 1, 1).data ?? []),
    ]);
  expect(pixel).toEqual([255, 0, 0, 255]);
  for (const name of ['bild.svg', 'seite.html'])
    expect(
      await row(page, name)
        .getByRole('button', { name: /^Ansehen/ })
        .count(),
    ).toBe(0);
  await page.getByRole('button', { name: 'Ansehen kaputt.jpg' }).click();
  await page.getByRole('alert').filter({ hasText: 'kann das Bild nicht anzeigen' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await close();
});

test('some of the files are saved together', async () => {
  const files = ['a.bin', 'b.bin', 'c.bin'].map((name) => randomFile(name, 5000));
  const { page, troubles, close } = await open(files);
  await page.getByRole('checkbox', { name: 'a.bin auswählen' }).check();
  await page.getByRole('checkbox', { name: 'c.bin auswählen' }).check();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Speichern 2 ausgewählte Dateien zusammen' }).click();
  const archive = await readFile(await (await saving).path());
  await page.getByText('Alle Dateien im Archiv sind vollständig').waitFor();
  const found = files.filter(({ plain }) => archive.includes(plain)).map(({ name }) => name);
  expect(found).toEqual(['a.bin', 'c.bin']);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await close();
});

test('an unsent text is back after a reload, sealed until then, and gone once it is sent', async () => {
  const { page, troubles, citizen, close } = await open([]);
  const SECRET = 'Ich lege Widerspruch ein';
  await page.getByRole('textbox', { name: 'Ihre Nachricht' }).fill(SECRET);
  // The key and the draft.
  const kept = await keptUntil(page, (records) => records.length === 2);
  expect(kept.filter(({ octets }) => octets.includes(SECRET))).toEqual([]);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await citizen.enterPassword(PASSWORD);
  await page.getByText('Ihr Entwurf ist wieder da.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Ihre Nachricht' }).inputValue()).toBe(SECRET);
  expect(await accessibilityFaults(page)).toEqual([]);

  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.getByRole('button', { name: 'Entwurf löschen' }).press('Enter');
  await page.getByText('Der Entwurf ist gelöscht.').waitFor();
  expect(await focused()).toBe('Der Entwurf ist gelöscht.');
  expect(await page.getByRole('textbox', { name: 'Ihre Nachricht' }).inputValue()).toBe('');
  await keptUntil(page, (records) => records.length === 1);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Löschen rückgängig machen' }).press('Enter');
  await eventually(async () =>
    (await focused())?.startsWith('Ihr Entwurf ist wieder da.') ? true : undefined,
  );
  expect(await page.getByRole('textbox', { name: 'Ihre Nachricht' }).inputValue()).toBe(SECRET);
  await keptUntil(page, (records) => records.length === 2);

  await page.getByRole('button', { name: 'Antwort sicher senden' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' }).waitFor();
  await keptUntil(page, (records) => records.length === 1);
  expect(troubles).toEqual([]);
  await close();
});

test('on a phone a photo is taken for the answer', async () => {
  const { page, troubles, close } = await open(
    [randomFile('a.pdf', 10), randomFile('b.pdf', 10), fileOf('c.png', PNG)],
    {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    },
  );
  const camera = page.getByLabel('Foto aufnehmen');
  expect(await camera.getAttribute('capture')).toBe('environment');
  expect(await page.getByText('Foto aufnehmen').isVisible()).toBe(true);
  await camera.setInputFiles({ name: 'Foto.jpg', mimeType: 'image/jpeg', buffer: PNG });
  await page.getByText('Foto.jpg').waitFor();
  expect(troubles).toEqual([]);
  await close();
});

test('the printed record names sender, moment and digests, and nothing to press', async () => {
  const { page, sent, close } = await open([randomFile('Bescheid.pdf', 10)]);
  await page.emulateMedia({ media: 'print' });
  await page.getByText('Geöffnet am').waitFor();
  await page.getByText('Prüfsumme').waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
  await page.evaluate(() =>
    window.addEventListener('beforeprint', () => (document.body.dataset['printed'] = window.location.href)),
  );
  expect((await page.pdf()).subarray(0, 4).toString()).toBe('%PDF');
  const address = addressOf(sent);
  // Browsers print it in the margin.
  expect(await page.evaluate(() => document.body.dataset['printed'])).toBe(address.replace(/#.*/, ''));
  expect(page.url()).toBe(address);
  await close();
});

test('a page that is loaded anew while it is printed has its link again', async () => {
  const sent = await stage.send([]);
  const { page, troubles, close } = await stage.visit(addressOf(sent).replace('#', '%23'));
  await page.getByText('Dieser Link ging durch Ihr E-Mail-System').waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(page.url()).toBe(addressOf(sent).replace(/#.*/, ''));
  await page.reload();
  await page.getByText('Dieser Link ging durch Ihr E-Mail-System').waitFor();
  expect(page.url()).toBe(addressOf(sent));
  expect(troubles).toEqual([]);
  await close();
});

test('row 57: no other site can frame a page', async () => {
  const sent = await stage.send([]);
  const { page, close } = await stage.visit('about:blank');
  await page.route('https://evil.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${addressOf(sent)}"></iframe>` }),
  );
  await page.goto('https://evil.example/');
  const [, frame] = page.frames();
  expect(await frame?.getByText('Eine Nachricht für Sie').count()).toBe(0);
  expect(frame?.url()).toMatch(/^chrome-error:/);
  await close();
});
