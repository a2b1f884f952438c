import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CitizenPage } from '../support/citizenPage.ts';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { accessibilityFaults, type RecipientBrowser } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

let stage: RecipientStage;

beforeAll(async () => {
  stage = await startRecipientStage();
}, 240_000);

afterAll(() => stage.stop());

const guarded = (mailboxCodeAddress: string, password: string | null = PASSWORD) =>
  stage.send([randomFile('Bescheid.pdf', 1000)], { mailboxCodeAddress, password });

async function mailedCode(address: string): Promise<string> {
  const mail = await stage.server.mailbox.next(address);
  return /\b\d{6}\b/.exec(mail.parsed.text ?? '')?.[0] ?? '';
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.keyboard.press('Enter');
}

async function expectSoundPage(visitor: RecipientBrowser): Promise<void> {
  expect(visitor.troubles).toEqual([]);
  expect(await accessibilityFaults(visitor.page)).toEqual([]);
}

test('after the password a code from the mailbox opens the message, and the page says that it encrypts nothing', async () => {
  const visitor = await stage.visit(addressOf(await guarded('max1@buerger.example')));
  const citizen = new CitizenPage(visitor.page);
  await citizen.enterPassword(PASSWORD);
  await visitor.page.getByRole('heading', { level: 1, name: 'Der Code aus Ihrem Postfach' }).waitFor();
  await visitor.page.getByText('Er verschlüsselt nichts').waitFor();
  await expectSoundPage(visitor);
  await enterCode(visitor.page, '12');
  await visitor.page.getByText('er hat genau 6 Ziffern', { exact: false }).waitFor();
  const code = await mailedCode('max1@buerger.example');
  await enterCode(visitor.page, String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
  await visitor.page.getByText('Sie haben noch 9 Versuche.').waitFor();
  await expectSoundPage(visitor);
  await enterCode(visitor.page, `${code.slice(0, 3)} ${code.slice(3)}`);
  const message = await citizen.opened();
  expect(await message.getByText('Bescheid.pdf').count()).toBeGreaterThan(0);
  await visitor.close();
});

test('a link without a password can demand a code, and another one can be asked for', async () => {
  const visitor = await stage.visit(addressOf(await guarded('max2@buerger.example', null)));
  await visitor.page.getByRole('button', { name: 'Nachricht öffnen' }).click();
  await mailedCode('max2@buerger.example');
  await visitor.page.getByRole('button', { name: 'Neuen Code senden' }).click();
  await visitor.page.getByText('Ein neuer Code ist angefordert.').waitFor();
  await expectSoundPage(visitor);
  await enterCode(visitor.page, await mailedCode('max2@buerger.example'));
  expect(await (await new CitizenPage(visitor.page).opened()).isVisible()).toBe(true);
  await visitor.close();
});

test('whoever comes back to what they opened needs no second code, also where the page was loaded anew', async () => {
  const MAX = 'max3@buerger.example';
  const visitor = await stage.visit(addressOf(await guarded(MAX)));
  const citizen = new CitizenPage(visitor.page);
  await citizen.enterPassword(PASSWORD);
  const code = await mailedCode(MAX);
  await enterCode(visitor.page, String((Number(code) + 1) % 1_000_000).padStart(6, '0'));
  await visitor.page.getByText('Sie haben noch 9 Versuche.').waitFor();
  // Nothing was opened: a code is needed as before, and asking for it costs no try.
  await visitor.page.reload();
  await citizen.enterPassword(PASSWORD);
  await enterCode(visitor.page, await mailedCode(MAX));
  await citizen.opened();
  for (let reloads = 0; reloads < 2; reloads++) {
    await visitor.page.reload();
    await citizen.enterPassword(PASSWORD);
    await citizen.opened();
  }
  expect(stage.server.mailbox.to(MAX).length).toBe(2);
  expect(visitor.troubles).toEqual([]);
  await visitor.close();
});
