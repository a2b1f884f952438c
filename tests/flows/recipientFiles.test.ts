import { open } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { nextAtClerk, sha256Hex } from '../support/arrivedAtClerk.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { eventually } from '../support/eventually.ts';
import { MESSAGE, PASSWORD, randomFile } from '../support/packages.ts';
import { ERIKA, readWhole } from '../support/people.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { storedFiles } from '../support/storedFiles.ts';

const LARGE = 60_000_000;

let stage: RecipientStage;

beforeAll(async () => {
  stage = await startRecipientStage();
}, 240_000);

afterAll(() => stage.stop());

const button = (page: Page, name: RegExp) => page.getByRole('button', { name });

/** Opens a fresh package in a browser of its own. */
async function openPackage(
  files: Parameters<RecipientStage['send']>[0],
  changes?: Parameters<RecipientStage['send']>[1],
) {
  const sent = await stage.send(files, changes);
  const visitor = await stage.visit(addressOf(sent));
  const citizen = new CitizenPage(visitor.page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
  return { ...visitor, sent, citizen };
}

test('rows 29, 30, 32, 34: files are saved as they were sent, whatever they are called, and the message is text', async () => {
  const files = [
    randomFile('Bescheid über Müll 🗑️.pdf', 3_000_000),
    randomFile('leer.txt', 0),
    randomFile('<img src=x onerror=alert(1)>.svg', 1),
    randomFile('../../مستند\u202Efdp.exe', 1024 * 1024),
    randomFile(`${'Ä'.repeat(200)}.pdf`, 10),
  ];
  const { page, citizen, troubles, close } = await openPackage(files, {
    message: `${MESSAGE}<img src=x onerror="document.title='owned'">\u202Etxt.exe`,
  });
  await page.getByText('<b>kein HTML</b><img src=x onerror=').waitFor();
  await page.getByText('⟨U+202E⟩txt.exe').waitFor();
  expect(await page.getByText('kann Programme enthalten').count()).toBe(2);
  const saved = [];
  for (const row of await citizen.files().all()) saved.push(await citizen.save(row));
  expect(saved.map(({ digest }) => digest)).toEqual(files.map(({ plain }) => sha256Hex(plain)));
  expect(saved.map(({ name }) => name)).toEqual([
    'Bescheid über Müll 🗑️.pdf',
    'leer.txt',
    '_img src=x onerror=alert(1)_.svg',
    'مستندfdp.exe',
    `${'Ä'.repeat(125)}.pdf`,
  ]);
  expect(await page.title()).toContain('Nachricht von');
  expect(troubles).toEqual([]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});

test('rows 29, 30, 33, 34, 35: all files are saved as one archive, under names that are safe and distinct', async () => {
  const files = [
    randomFile('../../Anlage ä.bin', 2_000_000),
    randomFile('C:\\leer.txt', 0),
    randomFile('c.bin', 5),
    randomFile('C.BIN', 5),
    randomFile('NUL.txt', 5),
    randomFile('a"\r\n<img src=x onerror=alert(1)>\u202Egnp.html', 5),
  ];
  const { page, sent, troubles, close } = await openPackage(files);
  const saving = page.waitForEvent('download');
  await button(page, /Alle Dateien zusammen/).click();
  const download = await saving;
  await page.getByText('Alle Dateien im Archiv sind vollständig und unverändert.').waitFor();
  expect(download.suggestedFilename()).toBe(`${sent.reference}.zip`);
  const file = await open(await download.path());
  const archive = await file.readFile();
  await file.close();
  // Stored, not compressed: every content stands in it as it is.
  for (const { plain } of files) expect(archive.includes(plain)).toBe(true);
  expect(namesWithin(archive)).toEqual([
    'Anlage ä.bin',
    'leer.txt',
    'c.bin',
    'C (2).BIN',
    '_NUL.txt',
    'a__img src=x onerror=alert(1)_gnp.html',
  ]);
  expect(troubles).toEqual([]);
  await close();
});

/** Whether all of it can be seen without scrolling. */
const isInView = (shown: Locator) =>
  shown.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });

/** Names of an archive as its central directory has them (APPNOTE 4.3.12). */
function namesWithin(archive: Buffer): string[] {
  const names: string[] = [];
  const header = Buffer.from('PK\u0001\u0002');
  for (let at = archive.indexOf(header); at >= 0; at = archive.indexOf(header, at + 46)) {
    const length = archive.readUInt16LE(at + 28);
    names.push(archive.subarray(at + 46, at + 46 + length).toString());
  }
  return names;
}

test('a file that was changed in the store is never offered as complete', async () => {
  const { page, sent, citizen, close } = await openPackage([randomFile('Akte.bin', 20_000_000)]);
  const [, last = ''] = (await storedFiles(stage.server.blobDir, sent.packageId)).slice(-2);
  const object = await open(last, 'r+');
  const octet = Buffer.alloc(1);
  await object.read(octet, 0, 1, 1000);
  await object.write(Buffer.of(octet.readUInt8() ^ 1), 0, 1, 1000);
  await object.close();
  const saving = page.waitForEvent('download');
  await button(citizen.page, /^Speichern/).click();
  const download = await saving;
  await page.getByRole('alert').filter({ hasText: 'beschädigt oder verändert' }).waitFor();
  expect(await download.failure()).not.toBeNull();
  expect(await page.getByText('vollständig und unverändert').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});

test('a download is paused, loses its line, goes on and arrives whole', async () => {
  const file = randomFile('Akte.bin', LARGE);
  const { page, troubles, close } = await openPackage([file]);
  const saving = page.waitForEvent('download');
  await button(page, /^Speichern/).click();
  await button(page, /^Anhalten/).click();
  await page.getByRole('status').filter({ hasText: 'angehalten' }).waitFor();
  expect(await page.getByRole('progressbar').getAttribute('value')).not.toBe('100');
  expect(await accessibilityFaults(page)).toEqual([]);
  stage.line.break();
  await button(page, /^Fortsetzen/).click();
  await page.getByText('Die Verbindung stockt').waitFor();
  stage.line.repair();
  await page.getByText('vollständig und unverändert').waitFor({ timeout: 60_000 });
  const content = await open(await (await saving).path());
  expect(sha256Hex(await content.readFile())).toBe(sha256Hex(file.plain));
  await content.close();
  expect(troubles).toEqual([]);
  await close();
}, 120_000);

test('row 39: a recall ends a download within ten seconds, says so, and nothing looks whole', async () => {
  const { page, sent, troubles, close } = await openPackage([randomFile('Akte.bin', LARGE)]);
  stage.line.delay(20);
  const saving = page.waitForEvent('download');
  await button(page, /^Speichern/).click();
  const download = await saving;
  await eventually(
    async () => (await page.getByRole('progressbar').getAttribute('value')) !== '0' || undefined,
  );
  await stage.erika.api.recall(sent.packageId);
  const recalled = page
    .getByRole('alert')
    .filter({ hasText: 'Der Absender hat die Nachricht zurückgezogen' });
  // A browser on a busy machine may show later what the server does in time: see tests/server/gates.test.ts.
  await recalled.waitFor();
  stage.line.delay(0);
  expect(await download.failure()).not.toBeNull();
  expect(await page.getByText('vollständig und unverändert').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await close();
});

test('a slow line is not called a stalled one; a download is cancelled, told as such, and nothing looks whole', async () => {
  const { page, troubles, close } = await openPackage([randomFile('Akte.bin', LARGE)]);
  // Three parts share it: no chunk of the first one is whole within what is called stalled.
  stage.line.delay(1000);
  const saving = page.waitForEvent('download');
  await button(page, /^Speichern/).click();
  await page.waitForTimeout(10_000);
  expect(await page.locator('.figures').textContent()).toMatch(/pro Sekunde · noch etwa/);
  expect(await page.getByText('Die Verbindung stockt').count()).toBe(0);
  await button(page, /^Anhalten/).click();
  await button(page, /^Abbrechen/).click();
  await page.getByRole('status').filter({ hasText: 'Abgebrochen.' }).waitFor();
  stage.line.delay(0);
  // The button that was pressed is gone; the focus is on the one that begins it again.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Speichern');
  expect(await (await saving).failure()).not.toBeNull();
  expect(troubles).toEqual([]);
  await close();
});

test('a browser without service workers saves by way of its memory, whole and checked', async () => {
  const file = randomFile('Akte.bin', 5_000_000);
  const sent = await stage.send([file]);
  const { page, close } = await stage.visit(addressOf(sent), { serviceWorkers: 'block' });
  const citizen = new CitizenPage(page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
  const [row] = await citizen.files().all();
  if (!row) throw new Error('The page lists no file.');
  expect(await citizen.save(row)).toEqual({ name: 'Akte.bin', digest: sha256Hex(file.plain) });
  await close();
});

test('a file is dropped, and one answer follows another', async () => {
  const { page, troubles, close } = await openPackage([]);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['Hallo'], 'Zettel.txt', { type: 'text/plain' }));
    return transfer;
  });
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  await button(page, /^Zettel.txt entfernen/).waitFor();
  const references = [];
  for (const message of ['Die erste.', 'Die zweite.']) {
    await page.getByRole('textbox', { name: 'Ihre Nachricht' }).fill(message);
    await button(page, /^Antwort sicher senden/).click();
    await page.getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' }).waitFor();
    references.push(await page.locator('.reference').textContent());
    const answer = await nextAtClerk(stage);
    const names = message === 'Die erste.' ? ['Zettel.txt'] : [];
    expect([answer.message, answer.files.map(({ name }) => name)]).toEqual([message, names]);
    await button(page, /^Noch eine Antwort schreiben/).click();
  }
  expect(new Set(references).size).toBe(2);
  expect(troubles).toEqual([]);
  await close();
});

test('an answer survives a refusal, arrives, and is confirmed with its number', async () => {
  const { page, citizen, troubles, close } = await openPackage([]);
  const context = page.context();
  await button(page, /^Antwort sicher senden/).click();
  await page.getByText('Schreiben Sie eine Nachricht oder wählen Sie eine Datei aus.').waitFor();
  await context.route('**/api/packages/*/seal', (route) => route.fulfill({ status: 400, body: '{}' }));
  const files = [randomFile('Formular.pdf', 9_000_000), randomFile('leer.txt', 0)];
  const chosen = files.map(({ name, plain }) => ({ name, mimeType: 'application/pdf', buffer: plain }));
  await citizen.answer('Guten Tag, anbei das Formular.', chosen);
  const reason = page.getByRole('alert').filter({ hasText: 'noch einmal' });
  await reason.waitFor();
  // It stands below the message: whoever reads is brought there, and hears nothing else.
  expect(await reason.evaluate((alert) => document.activeElement?.contains(alert))).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(await reason.textContent());
  // It scrolls there.
  await eventually(async () => ((await isInView(reason)) ? true : undefined));
  expect(await page.getByText('Die Nachricht ist geöffnet.').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.unroute('**/api/packages/*/seal');
  expect(await page.getByRole('textbox', { name: 'Ihre Nachricht' }).inputValue()).toContain('Formular');
  await button(page, /^Antwort sicher senden/).click();
  await page.getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const reference = await page.locator('.reference').textContent();

  const answer = await nextAtClerk(stage);
  expect(stage.server.mailbox.to(ERIKA.address).at(-1)?.source).toContain(String(reference));
  expect(answer).toMatchObject({
    message: 'Guten Tag, anbei das Formular.',
    author: { name: 'Max Beispiel' },
  });
  expect(sha256Hex(await readWhole(stage.erika.transfer, answer, 0))).toBe(
    sha256Hex(files[0]?.plain ?? Buffer.of()),
  );

  await page.emulateMedia({ media: 'print' });
  expect(await button(page, /Bestätigung drucken/).count()).toBe(0);
  expect(await page.getByText('Formular.pdf').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await button(page, /^Noch eine Antwort schreiben/).click();
  expect(await page.getByRole('textbox', { name: 'Ihre Nachricht' }).inputValue()).toBe('');
  expect(troubles).toEqual([]);
  await close();
});
