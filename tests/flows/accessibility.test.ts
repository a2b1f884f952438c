import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CitizenPage } from '../support/citizenPage.ts';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { VisitorPage } from '../support/visitorPage.ts';

// What docs/ACCESSIBILITY.md says of the recipient's pages; everyState*.test.ts looks at each state by itself.

let stage: RecipientStage;

beforeAll(async () => {
  stage = await startRecipientStage({ CONTACT_PHONE: '+49 30 1234', FORMAL_NOTICE: 'standard' });
}, 240_000);

afterAll(() => stage.stop());

test('a screen reader hears who, what and how it went, in this order', async () => {
  const sent = await stage.send([randomFile('Bescheid.pdf', 1000)]);
  const { page, close } = await stage.visit(addressOf(sent));
  const citizen = new CitizenPage(page);
  await page.getByRole('textbox', { name: 'Passwort' }).waitFor();
  expect(await page.getByRole('main').ariaSnapshot()).toMatch(
    inOrder(
      'heading "Eine Nachricht für Sie" [level=1]',
      'Erika Sommer',
      'Gesendet am',
      'Abrufbar bis',
      'textbox "Passwort"',
      'button "Nachricht öffnen"',
    ),
  );
  const field = page.getByRole('textbox', { name: 'Passwort' });
  expect(await descriptionOf(page, 'Passwort')).toContain('Groß oder klein');

  await citizen.enterPassword('0000000000');
  // The error is announced, belongs to the field, and the focus is on the field.
  await page.getByRole('alert').filter({ hasText: 'Sie haben noch 9 Versuche.' }).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await descriptionOf(page, 'Passwort')).toContain('Sie haben noch 9 Versuche.');

  await citizen.enterPassword(PASSWORD);
  await page.getByRole('status').filter({ hasText: 'Die Nachricht ist geöffnet.' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Nachricht von Erika Sommer');
  expect(await page.getByRole('main').ariaSnapshot()).toMatch(
    inOrder(
      'heading "Nachricht von Erika Sommer" [level=1]',
      'Unterschrieben von Erika Sommer',
      'region "Nachricht"',
      'region "Eine Datei"',
      'button "Speichern Bescheid.pdf"',
      'region "Antworten"',
      'textbox "Ihr Name (freiwillig)"',
      'textbox "Ihre Nachricht"',
      'group "Dateien"',
      'button "Antwort sicher senden"',
    ),
  );
  await citizen.save(citizen.files().first());
  await page.getByRole('status').filter({ hasText: 'Gespeichert und geprüft' }).waitFor();

  await citizen.answer('Danke.', []);
  await page.getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ihre Antwort ist angekommen');
  expect(await page.title()).toContain('Ihre Antwort ist angekommen');
  await close();
});

/** Matches text that has all of these, one after the other. */
function inOrder(...parts: readonly string[]): RegExp {
  const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(escaped.join(String.raw`[\s\S]*`));
}

/** What is read after the name of a field. */
async function descriptionOf(page: Page, name: string): Promise<string> {
  return page.getByRole('textbox', { name }).evaluate((field) =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

test('how far it is, is said at every quarter; what was chosen and what is missing, as well', async () => {
  const sent = await stage.send([randomFile('Akte.bin', 8_000_000)]);
  const { page, close } = await stage.visit(addressOf(sent));
  const citizen = new CitizenPage(page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
  await listen(page);
  stage.line.delay(50);
  await citizen.save(citizen.files().first());
  stage.line.delay(0);
  const heard = (await said(page)).join(' ');
  const quarters = [...heard.matchAll(/(\d+) Prozent/g)].map(([, percent]) => percent);
  // A fast line may leave one out; nothing between them is said.
  expect(quarters.length).toBeGreaterThan(1);
  expect(['25', '50', '75', '100']).toEqual(expect.arrayContaining(quarters));
  expect(heard).toMatch(inOrder('Prozent', 'Gespeichert und geprüft'));

  await page.getByRole('button', { name: 'Antwort sicher senden' }).click();
  await page.getByRole('alert').filter({ hasText: 'Schreiben Sie eine Nachricht' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  const chosen = { name: 'Foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(1_500_000) };
  await page.getByLabel('Dateien auswählen').setInputFiles(chosen);
  await page
    .getByRole('status')
    .filter({ hasText: /Eine Datei.*1,5 MB/ })
    .waitFor();
  await page.getByRole('button', { name: 'Foto.jpg entfernen' }).click();
  await page.getByRole('status').filter({ hasText: 'Keine Datei' }).waitFor();
  await close();
});

/** Keeps what live regions say from now on. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('output, [role=alert]')) {
        const text = region.textContent ?? '';
        if (text !== '' && !heard.includes(text)) heard.push(text);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

async function said(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Presses Tab until the focus is where `selector` says, as people do who see nothing. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const reached = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  for (let tabs = 0; tabs < 40; tabs++) {
    if (await reached()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never came to ${selector}.`);
}

test('an answer is written and sent with the keyboard alone', async () => {
  const sent = await stage.send([randomFile('Bescheid.pdf', 1000)]);
  const { page, troubles, close } = await stage.visit(addressOf(sent));
  await page.getByRole('textbox').waitFor();
  await tabTo(page, 'input');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await new CitizenPage(page).opened();
  expect(await focused(page)).toBe('Nachricht von Erika Sommer');
  await tabTo(page, 'textarea');
  await page.keyboard.type('Danke.');
  // The way out of a field that takes several lines is the Tab key, too.
  await tabTo(page, 'input[type=file]');
  await tabTo(page, 'form button[type=submit]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' }).waitFor();
  expect(await focused(page)).toBe('Ihre Antwort ist angekommen');
  expect(troubles).toEqual([]);
  await close();
});

test('writing first with the keyboard alone: every step says where one is and what is wrong', async () => {
  await stage.erika.api.switchDropIn(true);
  const { page, troubles, close } = await stage.visit('about:blank');
  const citizen = new VisitorPage(page, stage.server.mailbox);
  await citizen.goTo(stage.line.origin, 'erika-sommer');
  expect(await page.getByRole('main').ariaSnapshot()).toMatch(
    inOrder(
      'heading "Sicher an Erika Sommer schreiben" [level=1]',
      'Wer kann das lesen?',
      'heading "Wer schreibt?" [level=2]',
      'textbox "Ihr Name"',
      'textbox "Ihre E-Mail-Adresse"',
      'button "Code anfordern"',
    ),
  );
  await tabTo(page, 'form button[type=submit]');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Geben Sie Ihren Namen ein' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('name');
  expect(await descriptionOf(page, 'Ihr Name')).toContain('Geben Sie Ihren Namen ein');
  await page.keyboard.type('Max Beispiel');
  await tabTo(page, 'input[type=email]');
  await page.keyboard.type('tastatur@buerger.example');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { level: 1, name: 'Code eingeben' }).waitFor();
  expect(await focused(page)).toBe('Code eingeben');
  expect(await descriptionOf(page, 'Sechsstelliger Code')).toContain('Er gilt zehn Minuten.');
  const mail = await stage.server.mailbox.next('tastatur@buerger.example');
  await tabTo(page, 'input[autocomplete=one-time-code]');
  await page.keyboard.type(/\b\d{6}\b/.exec(mail.parsed.text ?? '')?.[0] ?? '');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { level: 1, name: 'Ihre Nachricht an Erika Sommer' }).waitFor();
  expect(await focused(page)).toBe('Ihre Nachricht an Erika Sommer');
  await tabTo(page, 'textarea');
  await page.keyboard.type('Guten Tag');
  await tabTo(page, 'form button[type=submit]');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Ihre Nachricht ist angekommen' }).waitFor();
  expect(await focused(page)).toBe('Ihre Nachricht ist angekommen');
  await page.getByRole('region', { name: 'Passwort für die Antwort' }).waitFor();
  expect(troubles).toEqual([]);
  await close();
}, 120_000);

test('whoever asked for less motion sees nothing turn', async () => {
  const { page, close } = await stage.visit(stage.line.origin, { reducedMotion: 'reduce' });
  await page.getByRole('textbox').waitFor();
  const moving = await page.evaluate(() => {
    const ring = document.createElement('span');
    ring.className = 'waiting__ring';
    document.body.append(ring);
    return getComputedStyle(ring).animationName;
  });
  expect(moving).toBe('none');
  await close();
});
