import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEXTS } from '@siegelpost/server/manifests/addin';
import { fingerprintOf } from '@siegelpost/shared/envelope/keys';
import type { Sent } from '@siegelpost/shared/transfer/transfer';
import { CitizenPage } from '../support/citizenPage.ts';
import { linkOf, orderOf, PASSWORD, randomFile } from '../support/packages.ts';
import { ignoreProgress, recipient } from '../support/people.ts';
import { accessibilityFaults, type RecipientBrowser } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

const WRONG = '0000000000';
const UNKNOWN_ID = 'A'.repeat(22);

let stage: RecipientStage;
let letter: Sent;

beforeAll(async () => {
  stage = await startRecipientStage();
  letter = await stage.send([randomFile('Bescheid.pdf', 1000)]);
}, 240_000);

afterAll(() => stage.stop());

/** Nothing wrong with the page as it stands; ends the visit. */
async function expectSoundPage(visitor: RecipientBrowser): Promise<void> {
  expect(visitor.troubles).toEqual([]);
  expect(await accessibilityFaults(visitor.page)).toEqual([]);
}

const heading = ({ page }: RecipientBrowser, name: string) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

describe('the password', () => {
  test('when wrong is counted and said, and the right one opens afterwards, as people type it', async () => {
    const sent = await stage.send([randomFile('a.pdf', 10)]);
    const visitor = await stage.visit(addressOf(sent));
    const citizen = new CitizenPage(visitor.page);
    await citizen.enterPassword(WRONG);
    await visitor.page.getByText('Sie haben noch 9 Versuche.').waitFor();
    expect(
      await visitor.page.getByRole('textbox').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await expectSoundPage(visitor);
    const { packages } = await stage.erika.api.conversation(sent.conversationId);
    expect(packages[0]).toMatchObject({ wrongPasswords: 1 });
    await citizen.enterPassword(PASSWORD.toLowerCase().replace('-', ' '));
    await citizen.opened();
    expect(await visitor.page.title()).toBe('Nachricht von Erika Sommer – Amt Beispiel');
    await visitor.close();
  });

  test('that cannot be one costs no try', async () => {
    const sent = await stage.send([randomFile('a.pdf', 10)]);
    const visitor = await stage.visit(addressOf(sent));
    const citizen = new CitizenPage(visitor.page);
    await citizen.enterPassword('');
    await visitor.page.getByText('Geben Sie das Passwort ein.').waitFor();
    await citizen.enterPassword('7K3-MQ2');
    await visitor.page.getByText('Ein Versuch wurde nicht verbraucht').waitFor();
    await expectSoundPage(visitor);
    expect(await recipient(stage.server).readNotice(linkOf(sent))).toMatchObject({ triesLeft: 10 });
    await visitor.close();
  });

  test('row 40: waits longer from the third wrong one on, and locks the package at the tenth', async () => {
    const sent = await stage.send([randomFile('a.pdf', 10)]);
    const link = linkOf(sent);
    for (let tries = 0; tries < 2; tries++) {
      await expect(recipient(stage.server).open(link, WRONG)).rejects.toMatchObject({
        code: 'wrong-password',
      });
    }
    const visitor = await stage.visit(addressOf(sent));
    await new CitizenPage(visitor.page).enterPassword(WRONG);
    await visitor.page.getByText('Der nächste Versuch ist in').waitFor();
    await expectSoundPage(visitor);
    await visitor.page.getByText('Sie können das Passwort jetzt wieder eingeben.').waitFor();
    for (let tries = 3; tries < 10; tries++) {
      stage.server.passTime(61_000);
      await expect(recipient(stage.server).open(link, WRONG)).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:wrong-password|package-locked)$/),
      });
    }
    await visitor.page.reload();
    await heading(visitor, 'Die Nachricht ist gesperrt');
    await expectSoundPage(visitor);
    await visitor.close();
  });
});

describe('a link', () => {
  test('without a password opens at one click', async () => {
    const sent = await stage.send([], { password: null, message: 'Ihr Termin: 3. Dezember.' });
    const visitor = await stage.visit(addressOf(sent));
    await visitor.page.getByText('Wer diesen Link hat, kann die Nachricht lesen').waitFor();
    await expectSoundPage(visitor);
    await visitor.page.getByRole('button', { name: 'Nachricht öffnen' }).click();
    await heading(visitor, 'Nachricht von Erika Sommer');
    expect(await visitor.page.getByText('Ihr Termin: 3. Dezember.').isVisible()).toBe(true);
    await expectSoundPage(visitor);
    await visitor.close();
  });

  test.each(['%23', '%2523'])(
    'row 58: with %s in it is mended, and it is said who has seen it',
    async (separator) => {
      const visitor = await stage.visit(addressOf(letter).replace('#', separator));
      await visitor.page.getByText('Dieser Link ging durch Ihr E-Mail-System').waitFor();
      expect(visitor.page.url()).toBe(addressOf(letter));
      await visitor.page.reload();
      await visitor.page.getByText('Dieser Link ging durch Ihr E-Mail-System').waitFor();
      await expectSoundPage(visitor);
      const secret = linkOf(letter).linkSecret;
      expect(stage.server.logLines.filter((line) => line.includes(secret))).toEqual([]);
      await visitor.close();
    },
  );

  test('that lost its secret is completed by typing', async () => {
    const visitor = await stage.visit(addressOf(letter).replace(/#.*/, ''));
    await heading(visitor, 'Dieser Link ist unvollständig');
    await visitor.page.getByRole('textbox').fill('was auch immer');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.getByText('Das ist kein vollständiger Link.').waitFor();
    await expectSoundPage(visitor);
    await visitor.page.getByRole('textbox').fill(linkOf(letter).linkSecret);
    await visitor.page.keyboard.press('Enter');
    await heading(visitor, 'Eine Nachricht für Sie');
    expect(visitor.page.url()).toBe(addressOf(letter));
    await visitor.close();
  });

  test.each([
    ['not yet active', 'Die Nachricht ist noch nicht bereit', false],
    ['recalled', 'Der Absender hat die Nachricht zurückgezogen', true],
    ['expired', 'Die Nachricht ist nicht mehr abrufbar', true],
    ['unknown', 'Unter diesem Link ist nichts zu finden', false],
  ])('row 37: %s says so, and asking again is offered where it helps', async (state, said, isOver) => {
    const visitor = await stage.visit(await linkThatIs(state));
    await heading(visitor, said);
    expect(await visitor.page.getByRole('button', { name: 'Erneut prüfen' }).count()).toBe(isOver ? 0 : 1);
    await expectSoundPage(visitor);
    await visitor.close();
  });
});

async function linkThatIs(state: string): Promise<string> {
  const files = [randomFile('a.pdf', 10)];
  if (state === 'unknown') return addressOf(letter).replace(linkOf(letter).packageId, UNKNOWN_ID);
  if (state === 'not yet active')
    return addressOf(await stage.erika.transfer.send(orderOf(stage.erika, files), ignoreProgress));
  const sent = await stage.send(files, { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  if (state === 'recalled') await stage.erika.api.recall(sent.packageId);
  else stage.server.passTime(3_700_000);
  return addressOf(sent);
}

test('a recipient who has only a keyboard opens and saves', async () => {
  const { page, troubles, close } = await stage.visit(addressOf(letter));
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const tabUntil = async (reached: () => Promise<boolean>) => {
    for (let tabs = 0; tabs < 30 && !(await reached()); tabs++) await page.keyboard.press('Tab');
  };
  await page.getByRole('textbox').waitFor();
  await tabUntil(() => page.evaluate(() => document.activeElement instanceof HTMLInputElement));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await new CitizenPage(page).opened();
  expect(await focused()).toBe('Nachricht von Erika Sommer');
  await tabUntil(async () => (await focused()) === 'Speichern');
  const saving = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await saving).suggestedFilename()).toBe('Bescheid.pdf');
  const said = page.getByRole('status').filter({ hasText: 'vollständig und unverändert' });
  await said.waitFor();
  expect(troubles).toEqual([]);
  await close();
});

test('the page in Leichte Sprache is sound too, keeps what was typed, and is remembered', async () => {
  const visitor = await stage.visit(addressOf(letter));
  await heading(visitor, 'Eine Nachricht für Sie');
  await visitor.page.getByRole('textbox').fill('7K3');
  await visitor.page.getByRole('button', { name: 'Leichte Sprache' }).click();
  await visitor.page.getByText('Die Nachricht ist geschützt.').waitFor();
  expect(await visitor.page.getByRole('textbox').inputValue()).toBe('7K3');
  await expectSoundPage(visitor);
  await visitor.page.reload();
  await visitor.page.getByText('Die Nachricht ist geschützt.').waitFor();
  await visitor.page.getByRole('textbox').fill(PASSWORD);
  await visitor.page.keyboard.press('Enter');
  await visitor.page.getByText('Niemand hat die Nachricht verändert.').waitFor();
  await expectSoundPage(visitor);
  await visitor.close();
});

describe('a browser that is old', () => {
  test.each([
    ['cannot read the script', 'if this is (a script) of today'],
    ['has no WebAssembly', 'delete globalThis.WebAssembly;'],
  ])('and %s is told what is needed, in the three languages, and that nothing is lost', async (_, script) => {
    const visitor = await stage.visit('about:blank');
    await alterScript(visitor, /\/assets\/index-.*\.js$/, (body) =>
      script.startsWith('delete') ? script + body : script,
    );
    await visitor.page.goto(addressOf(letter));
    await visitor.page.getByRole('heading', { name: 'Die Seite lädt noch' }).waitFor();
    for (const sentence of ['ist Ihr Browser zu alt', 'Nehmen Sie einen neuen Browser', 'Use a newer Chrome'])
      expect(await visitor.page.getByText(sentence).first().isVisible()).toBe(true);
    expect(await visitor.page.locator('input').count()).toBe(0);
    expect(await accessibilityFaults(visitor.page)).toEqual([]);
    await visitor.close();
  });

  test('but has all that is needed opens, saves and answers', async () => {
    const sent = await stage.send([randomFile('a.pdf', 9_000_000)]);
    const visitor = await stage.visit('about:blank');
    const { page, troubles } = visitor;
    // As Safari of iOS 16 is, which many phones stay with.
    const younger = 'delete AbortSignal.any; delete Promise.withResolvers; delete URL.canParse;';
    await alterScript(visitor, /\/assets\/.*\.js$/, (body) => younger + body);
    await page.goto(addressOf(sent));
    const citizen = new CitizenPage(page);
    await citizen.enterPassword(PASSWORD);
    await citizen.opened();
    const [row] = await citizen.files().all();
    if (!row) throw new Error('The page lists no file.');
    await citizen.save(row);
    await citizen.answer('Danke.', [
      { name: 'b.pdf', mimeType: 'application/pdf', buffer: randomFile('b.pdf', 9_000_000).plain },
    ]);
    await heading(visitor, 'Ihre Antwort ist angekommen');
    expect(troubles).toEqual([]);
    await visitor.close();
  });
});

async function alterScript(
  { page }: RecipientBrowser,
  url: RegExp,
  alter: (body: string) => string,
): Promise<void> {
  await page.context().route(url, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: alter(await response.text()) });
  });
}

test('whose key an answer is sealed to is said in words, with the fingerprint of the clerk’s own key', async () => {
  const visitor = await stage.visit(addressOf(letter));
  const citizen = new CitizenPage(visitor.page);
  await citizen.enterPassword(PASSWORD);
  const main = await citizen.opened();
  const fingerprint = (await fingerprintOf(stage.erika.access.clerk.certificate)).toUpperCase();
  for (const [summary, words] of [
    ['Absender genau prüfen', 'Ihre Antwort wird für denselben Schlüssel verschlüsselt'],
    ['Wer kann meine Antwort lesen?', 'mit einem digitalen Schloss verschlossen'],
  ] as const) {
    const details = main.locator('details').filter({ hasText: summary });
    await details.locator('summary').click();
    await details.getByText(words).waitFor();
    expect((await details.innerText()).replaceAll(/\s/g, '')).toContain(fingerprint);
  }
  await expectSoundPage(visitor);
  await visitor.close();
});

test('at most three screens and sixty seconds lie between a link and the saved file', async () => {
  const sent = await stage.send([randomFile('Bescheid.pdf', 5_000_000)]);
  const begun = Date.now();
  const visitor = await stage.visit(addressOf(sent));
  const { page } = visitor;
  const screens: string[] = [];
  const look = async () => {
    const seen = await page.getByRole('heading', { level: 1 }).innerText();
    if (screens.at(-1) !== seen) screens.push(seen);
  };
  const citizen = new CitizenPage(page);
  await page.getByRole('textbox', { name: 'Passwort' }).waitFor();
  await look();
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
  await look();
  const [row] = await citizen.files().all();
  if (!row) throw new Error('The page lists no file.');
  await citizen.save(row);
  await look();
  expect(screens).toEqual(['Eine Nachricht für Sie', 'Nachricht von Erika Sommer']);
  // The hands of a person come on top: ten characters and two clicks.
  expect(Date.now() - begun).toBeLessThan(40_000);
  await visitor.close();
});

test.each([
  ['de-DE', `„${TEXTS.read.de}“`],
  ['en-GB', `“${TEXTS.read.en}”`],
])(
  'a clerk who follows the link of a notice reads which button of the ribbon opens it: %s',
  async (locale, button) => {
    const visitor = await stage.visit(`${stage.line.origin}/r/${UNKNOWN_ID}`, { locale });
    await visitor.page.getByRole('listitem').first().waitFor();
    expect(await visitor.page.getByRole('listitem').allTextContents()).toContainEqual(
      expect.stringContaining(button),
    );
    await expectSoundPage(visitor);
    await visitor.close();
  },
);

test('without JavaScript the page says who it is and what it needs, in the three languages', async () => {
  const visitor = await stage.visit(addressOf(letter), { javaScriptEnabled: false });
  await visitor.page.getByRole('heading', { name: 'Diese Seite braucht JavaScript' }).waitFor();
  await visitor.page.getByRole('heading', { name: 'This page needs JavaScript' }).waitFor();
  await visitor.page.getByRole('heading', { name: 'In Leichter Sprache' }).waitFor();
  expect(await visitor.page.content()).toContain('<title>Amt Beispiel</title>');
  const imprint = visitor.page.getByRole('link', { name: 'Impressum' });
  expect(await imprint.getAttribute('href')).toBe('https://amt.example/impressum');
  expect(await visitor.page.getByRole('heading', { name: 'Die Seite lädt noch' }).isVisible()).toBe(false);
  expect(visitor.troubles).toEqual([]);
  await visitor.close();
});
