import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CitizenPage } from '../support/citizenPage.ts';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

// What docs/ACCESSIBILITY.md says of the recipient's pages.

let stage: RecipientStage;

beforeAll(async () => {
  stage = await startRecipientStage({ CONTACT_PHONE: '+49 30 1234', FORMAL_NOTICE: 'standard' });
}, 240_000);

afterAll(() => stage.stop());

const CHOICES = ['de', 'de-leicht', 'en'].flatMap((language) =>
  (['light', 'dark'] as const).map((colorScheme) => [language, colorScheme] as const),
);

describe.each(CHOICES)('in %s, %s', (language, colorScheme) => {
  test('no state of the page breaks a rule of WCAG 2.2 AA', async () => {
    const sent = await stage.send([
      randomFile('Bescheid.pdf', 1000),
      randomFile('Makro.xlsm', 10),
      randomFile('c.png', 9),
    ]);
    const { page, troubles, close } = await stage.visit('about:blank', { colorScheme });
    await page.addInitScript((id) => localStorage.setItem('siegelpost.language', id), language);
    const states = statesOf(page, addressOf(sent));
    for (const [name, reach] of Object.entries(states)) {
      await reach();
      expect({ name, faults: await accessibilityFaults(page) }).toEqual({ name, faults: [] });
      // What a screen reader reads in the wrong voice otherwise.
      expect(await page.locator('html').getAttribute('lang')).toBe(language === 'en' ? 'en' : 'de');
    }
    expect(troubles).toEqual([]);
    await close();
  }, 90_000);
});

/** Every state on the way, in order; selected by structure, because the words differ. */
function statesOf(page: Page, address: string): Record<string, () => Promise<void>> {
  const enter = async (text: string) => {
    await page.getByRole('textbox').first().fill(text);
    await page.getByRole('textbox').first().press('Enter');
  };
  return {
    home: async () => {
      await page.goto(stage.line.origin);
      await page.getByRole('textbox').waitFor();
    },
    'no link': async () => {
      await enter('kein Link');
      await page.locator('.danger').waitFor();
    },
    'broken link': async () => {
      await page.goto(address.replace(/#.*/, ''));
      await page.getByRole('textbox').waitFor();
    },
    unknown: async () => {
      await page.goto(address.replace(/\/t\/.{22}/, `/t/${'A'.repeat(22)}`));
      await page.locator('.kern-alert').waitFor();
    },
    'seen by a mail system': async () => {
      await page.goto(address.replace('#', '%23'));
      await page.locator('.kern-alert').waitFor();
    },
    asked: async () => {
      await page.locator('summary').click();
    },
    'wrong password': async () => {
      await enter('0000000000');
      await page.locator('.danger').waitFor();
    },
    opened: async () => {
      await enter(PASSWORD);
      await page.locator('.message').waitFor();
      for (const summary of await page.locator('summary').all()) await summary.click();
    },
    saved: async () => {
      await page.locator('li .file__buttons button').first().click();
      await page.locator('li .file .success').waitFor();
    },
    'nothing to send': async () => {
      await page.locator('form button[type=submit]').click();
      await page.locator('form .danger').waitFor();
    },
    receipt: async () => {
      await page.locator('textarea').fill('Danke.');
      await page.locator('form button[type=submit]').click();
      await page.locator('.receipt').waitFor();
    },
  };
}

test('a screen reader hears who, what and how it went, in this order', async () => {
  const sent = await stage.send([randomFile('Bescheid.pdf', 1000)]);
  const { page, close } = await stage.visit(addressOf(sent));
  const citizen = new CitizenPage(page);
  await page.getByRole('textbox', { name: 'Kennwort' }).waitFor();
  expect(await page.getByRole('main').ariaSnapshot()).toMatch(
    inOrder(
      'heading "Eine Nachricht für Sie" [level=1]',
      'Erika Sommer',
      'Gesendet am',
      'Abrufbar bis',
      'textbox "Kennwort"',
      'button "Nachricht öffnen"',
    ),
  );
  const field = page.getByRole('textbox', { name: 'Kennwort' });
  expect(await descriptionOf(page, 'Kennwort')).toContain('Groß oder klein');

  await citizen.enterPassword('0000000000');
  // The error is announced, belongs to the field, and the focus is on the field.
  await page.getByRole('alert').filter({ hasText: 'Sie haben noch 9 Versuche.' }).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await descriptionOf(page, 'Kennwort')).toContain('Sie haben noch 9 Versuche.');

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
