import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { arrivedAtClerk, sha256Hex } from '../support/arrivedAtClerk.ts';
import { eventually } from '../support/eventually.ts';
import { randomFile } from '../support/packages.ts';
import { type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { VisitorPage } from '../support/visitorPage.ts';
import { watchParts } from '../support/watchParts.ts';

/** Two parts, which the browser keeps. */
const BYTES = 10_000_000;
const MAX = 'max@buerger.example';

let stage: RecipientStage;

beforeAll(async () => {
  stage = await startRecipientStage();
  await stage.erika.api.switchDropIn(true);
}, 240_000);

afterAll(() => stage.stop());

async function visitor() {
  const browser = await stage.visit('about:blank');
  const citizen = new VisitorPage(browser.page, stage.server.mailbox);
  await citizen.goTo(stage.line.origin, 'erika-sommer');
  return { ...browser, citizen };
}

test('whoever looks into their mail on a phone that drops the page comes back to the field of the code', async () => {
  const { page, citizen, troubles, close } = await visitor();
  const code = page.locator('input[autocomplete=one-time-code]');
  await citizen.introduce('Max Beispiel', MAX);
  await code.waitFor({ timeout: 60_000 });
  await page.reload();
  await code.waitFor();
  await page.getByText(`An ${MAX} ist ein Code aus sechs Ziffern unterwegs`).waitFor();
  await stage.server.mailbox.next(MAX);

  await page.getByText('Keine E-Mail bekommen?').click();
  await page.getByRole('button', { name: 'Adresse ändern' }).click();
  await page.reload();
  await citizen.introduce('Max Beispiel', MAX);
  await code.waitFor({ timeout: 60_000 });
  await page.reload();
  await citizen.enterMailedCode(MAX);
  await page.getByText(`Ihre Adresse ${MAX} ist bestätigt.`).waitFor();
  // No reload had one mailed.
  expect(stage.server.mailbox.to(MAX).length).toBe(2);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual(['siegelpost.visit.erika-sommer']);
  expect(troubles).toEqual([]);
  await close();
});

test('whoever asks for another code in vain can still enter the one that has come', async () => {
  const { page, citizen, troubles, close } = await visitor();
  const address = 'mia@buerger.example';
  await citizen.introduce('Mia Beispiel', address);
  await page.locator('input[autocomplete=one-time-code]').waitFor({ timeout: 60_000 });
  await page.getByText('Keine E-Mail bekommen?').click();
  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Neuen Code anfordern' }).click();
  await page.getByText('Der Server ist nicht zu erreichen.').waitFor();
  await page.unroute('**/api/**');
  await citizen.enterMailedCode(address);
  await page.getByText(`Ihre Adresse ${address} ist bestätigt.`).waitFor();
  expect(troubles).toEqual([]);
  await close();
});

test('a first message on its way goes on after a reload, and sends no part twice', async () => {
  const { page, citizen, troubles, close } = await visitor();
  const parts = watchParts(page);
  const file = randomFile('Antrag.pdf', BYTES);
  const address = 'moritz@buerger.example';
  await citizen.introduce('Moritz Beispiel', address);
  await citizen.enterMailedCode(address);
  await page.locator('textarea').waitFor();
  stage.line.delay(8);
  await citizen.write('Anbei mein Antrag.', [
    { name: file.name, mimeType: 'application/pdf', buffer: file.plain },
  ]);
  await citizen.submit();
  await eventually(() => (parts.durable > 0 ? true : undefined), 60_000);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  stage.line.delay(0);
  await page.getByText('Das Senden wurde unterbrochen. Senden Sie jetzt weiter').waitFor();
  await page.getByText(`Ihre Adresse ${address} ist bestätigt.`).waitFor();
  expect(await page.locator('textarea').inputValue()).toBe('Anbei mein Antrag.');
  await page.getByRole('button', { name: 'Antrag.pdf entfernen' }).waitFor();
  await citizen.submit();
  expect(await citizen.answerPassword()).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$/);
  expect(parts.twice).toEqual([]);
  expect(await arrivedAtClerk(stage)).toBe(sha256Hex(file.plain));
  expect(troubles).toEqual([]);
  await close();
}, 180_000);

test('what one visitor has begun on a computer that many use, the next one at the same page does not find', async () => {
  const { page, citizen, troubles, close } = await visitor();
  const begin = async (browserPage: Page, address: string) => {
    const person = new VisitorPage(browserPage, stage.server.mailbox);
    await person.goTo(stage.line.origin, 'erika-sommer');
    await person.introduce('Wer auch immer', address);
    await person.enterMailedCode(address.toLowerCase());
    await browserPage.getByText(`Ihre Adresse ${address} ist bestätigt.`).waitFor();
    return person;
  };
  const parts = watchParts(page);
  const file = randomFile('Attest.pdf', BYTES);
  await citizen.introduce('Anna Beispiel', 'anna@buerger.example');
  await citizen.enterMailedCode('anna@buerger.example');
  await page.locator('textarea').waitFor();
  stage.line.delay(8);
  await citizen.write('Sehr vertraulich.', [
    { name: file.name, mimeType: 'application/pdf', buffer: file.plain },
  ]);
  await citizen.submit();
  await eventually(() => (parts.durable > 0 ? true : undefined), 60_000);
  const context = page.context();
  await page.close();
  stage.line.delay(0);

  const next = await context.newPage();
  const asked: string[] = [];
  next.on('request', (request) => request.url().endsWith('/parts') && asked.push(request.url()));
  await begin(next, 'bernd@buerger.example');
  await next.locator('textarea').waitFor();
  // What would be brought back, and what the server would be asked for, is there at once.
  await next.waitForTimeout(2_000);
  expect(asked).toEqual([]);
  expect(await next.locator('textarea').inputValue()).toBe('');
  expect(await next.getByText('Attest.pdf').count()).toBe(0);
  await next.close();

  const again = await context.newPage();
  const anna = await begin(again, 'Anna@Buerger.example');
  await again.getByRole('button', { name: 'Attest.pdf entfernen' }).waitFor();
  expect(await again.locator('textarea').inputValue()).toBe('Sehr vertraulich.');
  await anna.submit();
  await anna.answerPassword();
  expect(await arrivedAtClerk(stage)).toBe(sha256Hex(file.plain));
  expect(troubles).toEqual([]);
  await close();
}, 180_000);
