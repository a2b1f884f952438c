import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { FIREFOX_CONTEXT, launchFirefox } from '../support/firefox.ts';
import { PASSWORD } from '../support/packages.ts';
import { HOSTILE_PDF, LOCKED_PDF, pdfWithPages } from '../support/pdf.ts';
import { accessibilityFaults, openRecipientBrowser } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

const LINES = ['Bescheid', 'Anlage', 'Rechtsbehelf'];
const FILES = [
  { name: 'Bescheid.pdf', content: pdfWithPages(LINES) },
  { name: 'boese.pdf', content: HOSTILE_PDF },
  { name: 'geschuetzt.pdf', content: LOCKED_PDF },
  { name: 'kaputt.pdf', content: Buffer.from('%PDF-1.7\nkein Dokument') },
  { name: 'riesig.pdf', content: Buffer.alloc(30_000_001) },
].map(({ name, content }) => ({ name, content: new Blob([new Uint8Array(content)]) }));

let stage: RecipientStage;

beforeAll(async () => {
  stage = await startRecipientStage();
}, 240_000);

afterAll(() => stage.stop());

/** Octets of the canvas that are not white, whether the page is sharp or not. */
async function inked(page: Page): Promise<number> {
  return page.locator('.pdf__page').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return data.filter((value, index) => index % 4 === 0 && value < 128).length;
  });
}

describe.each([
  ['Chromium', launchChromium, {}],
  ['Firefox', launchFirefox, FIREFOX_CONTEXT as BrowserContextOptions],
])('in %s', (_, launch, options) => {
  let browser: Browser | undefined;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser?.close());

  test('a document is looked at page by page as pixels; what cannot be shown is said', async () => {
    // Said aloud by launchFirefox.
    if (!browser) return;
    const { page, troubles, close } = await openRecipientBrowser(browser, options);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(addressOf(await stage.send(FILES)));
    const citizen = new CitizenPage(page);
    await citizen.enterPassword(PASSWORD);
    await citizen.opened();
    const title = await page.title();
    const ofViewer = () => requests.filter((url) => /pdf/i.test(new URL(url).pathname));
    expect(ofViewer()).toEqual([]);

    await page.getByRole('button', { name: 'Ansehen Bescheid.pdf' }).click();
    const sheet = page.getByRole('region', { name: 'Dokument Bescheid.pdf, Seite 1 von 3' });
    await sheet.getByText('Bescheid', { exact: true }).waitFor();
    expect(ofViewer().length).toBeGreaterThan(0);
    expect(await inked(page)).toBeGreaterThan(100);
    await page.getByRole('button', { name: 'Nächste Seite' }).click();
    await page.getByRole('region', { name: 'Seite 2 von 3' }).getByText('Anlage', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    const narrow = await page.locator('.pdf__page').evaluate((canvas) => canvas.clientWidth);
    await page.getByRole('region', { name: 'Seite 2 von 3' }).focus();
    await page.keyboard.press('+');
    await page.getByText('150 %').waitFor();
    await page.waitForFunction(
      (before) => (document.querySelector('.pdf__page')?.clientWidth ?? 0) > before,
      narrow,
    );
    await page.keyboard.press('PageDown');
    await page.getByRole('region', { name: 'Seite 3 von 3' }).getByText('Rechtsbehelf').waitFor();
    await page.keyboard.press('PageUp');
    await page.getByRole('region', { name: 'Seite 2 von 3' }).getByText('Anlage').waitFor();
    await page.getByRole('button', { name: 'Schließen Bescheid.pdf' }).click();

    await page.getByRole('button', { name: 'Ansehen boese.pdf' }).click();
    await page.getByRole('region', { name: 'boese.pdf' }).getByText('Harmlos').waitFor();
    expect(await page.locator('.preview :is(a, input, iframe, script, img)').count()).toBe(0);
    expect(await page.title()).toBe(title);
    await page.getByRole('button', { name: 'Schließen boese.pdf' }).click();

    for (const [name, sentence] of [
      ['geschuetzt.pdf', 'hat ein eigenes Passwort'],
      ['kaputt.pdf', 'lässt sich hier nicht anzeigen'],
      ['riesig.pdf', 'zu groß, um es hier anzusehen'],
    ] as const) {
      await page.getByRole('button', { name: `Ansehen ${name}` }).click();
      await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
      await page.getByRole('button', { name: `Schließen ${name}` }).click();
    }
    expect(troubles).toEqual([]);
    await close();
  }, 120_000);
});
