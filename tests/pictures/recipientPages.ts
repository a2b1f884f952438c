import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { VisitorPage } from '../support/visitorPage.ts';

/**
 * npm run pictures [folder] [part of a name]: every state of the recipient's pages as a picture, in every language,
 * size and colour, for the eyes of whoever changes how they look. Nothing is checked here.
 */
const [folder = '.cache/pictures', only = ''] = process.argv.slice(2);

const WRONG = '0000000000';

type State = (stage: RecipientStage, page: Page) => Promise<void>;

const LETTER = `Sehr geehrter Herr Beispiel,

anbei erhalten Sie den Bescheid zu Ihrem Antrag vom 3. November samt Anlagen. Bitte prüfen Sie die Angaben auf Seite 2 und senden Sie uns das ausgefüllte Formular bis zum 15. Dezember zurück.

Mit freundlichen Grüßen
Erika Sommer
Sachgebiet Wohnen`;

const FILES = () => [
  randomFile('Bescheid 2026-1847.pdf', 1_840_000),
  randomFile('Grundriss Wohnung 3. OG links.jpg', 640_000),
  randomFile('Formular W7 (bitte ausfüllen).docx', 48_200),
  randomFile('Berechnung.xlsm', 91_000),
];

const goTo = (page: Page, address: string) => page.goto(address);
const heading = (page: Page) => page.locator('h1').first().waitFor();

async function ask(stage: RecipientStage, page: Page, files = FILES()) {
  const sent = await stage.send(files, { message: LETTER, classification: null });
  await goTo(page, addressOf(sent));
  await page.getByRole('textbox').waitFor();
  return sent;
}

async function enter(page: Page, password: string) {
  await page.getByRole('textbox').fill(password);
  await page.getByRole('textbox').press('Enter');
}

async function open(stage: RecipientStage, page: Page, files = FILES()) {
  const sent = await ask(stage, page, files);
  await enter(page, PASSWORD);
  await page.locator('.message').waitFor();
  return sent;
}

const send = (page: Page) => page.locator('form button[type=submit]').click();

async function fillReply(page: Page) {
  await page.locator('form input[type=text]').fill('Max Beispiel');
  await page.locator('textarea').fill('Guten Tag Frau Sommer,\n\nanbei das ausgefüllte Formular.');
  await page
    .locator('form input[type=file]')
    .first()
    .setInputFiles([
      { name: 'Formular W7 ausgefüllt.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_200_000, 1) },
      { name: 'Personalausweis.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(300_000, 1) },
    ]);
}

const STATES: Readonly<Record<string, State>> = {
  home: async (stage, page) => {
    await goTo(page, stage.line.origin);
    await heading(page);
  },
  'home-no-link': async (stage, page) => {
    await goTo(page, stage.line.origin);
    await enter(page, 'kein Link');
    await page.getByRole('alert').first().waitFor();
  },
  ask: async (stage, page) => void (await ask(stage, page)),
  'ask-help': async (stage, page) => {
    await ask(stage, page);
    await page.locator('summary').first().click();
  },
  'ask-link-only': async (stage, page) => {
    const sent = await stage.send([], { password: null, message: LETTER });
    await goTo(page, addressOf(sent));
    await page.locator('form button').waitFor();
  },
  'ask-seen': async (stage, page) => {
    const sent = await stage.send([], { message: LETTER });
    await goTo(page, addressOf(sent).replace('#', '%23'));
    await page.getByRole('textbox').waitFor();
  },
  'ask-wrong': async (stage, page) => {
    await ask(stage, page);
    await enter(page, WRONG);
    await page.locator('.danger').waitFor();
  },
  'ask-wait': async (stage, page) => {
    await ask(stage, page);
    for (let tries = 0; tries < 3; tries++) {
      await enter(page, WRONG);
      await page.locator('.waiting').waitFor({ state: 'detached' });
      await page.locator('.danger').waitFor();
    }
  },
  locked: async (stage, page) => {
    const sent = await ask(stage, page);
    for (let tries = 0; tries < 10; tries++) {
      await page.reload();
      await enter(page, WRONG);
      await page.locator('.waiting').waitFor({ state: 'detached' });
      stage.server.passTime(400_000);
    }
    await goTo(page, 'about:blank');
    await goTo(page, addressOf(sent));
    await heading(page);
  },
  recalled: async (stage, page) => {
    const sent = await stage.send([], { message: LETTER });
    await stage.erika.api.recall(sent.packageId);
    await goTo(page, addressOf(sent));
    await heading(page);
    await page.locator('.kern-alert').waitFor();
  },
  expired: async (stage, page) => {
    const sent = await stage.send([], { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    await goTo(page, addressOf(sent));
    await page.getByRole('textbox').waitFor();
    stage.server.passTime(3_700_000);
    await page.reload();
    await page.locator('.kern-alert').waitFor();
  },
  unknown: async (stage, page) => {
    const sent = await stage.send([], {});
    await goTo(page, addressOf(sent).replace(/\/t\/.{22}/, `/t/${'A'.repeat(22)}`));
    await page.locator('.kern-alert').waitFor();
  },
  broken: async (stage, page) => {
    const sent = await stage.send([], {});
    await goTo(page, addressOf(sent).replace(/#.*/, ''));
    await page.getByRole('textbox').waitFor();
  },
  offline: async (stage, page) => {
    await page.context().route('**/notice', (route) => route.abort());
    const sent = await stage.send([], {});
    await goTo(page, addressOf(sent));
    await page.locator('.kern-alert').waitFor();
  },
  clerk: async (stage, page) => {
    await goTo(page, `${stage.line.origin}/r/${'A'.repeat(22)}`);
    await heading(page);
  },
  opened: async (stage, page) => void (await open(stage, page)),
  'opened-check': async (stage, page) => {
    await open(stage, page);
    await page.locator('summary').first().click();
  },
  'opened-one': async (stage, page) => void (await open(stage, page, FILES().slice(0, 1))),
  'opened-none': async (stage, page) => void (await open(stage, page, [])),
  saving: async (stage, page) => {
    await open(stage, page, [randomFile('Akte 2026.zip', 80_000_000), ...FILES()]);
    await page.locator('li .file__buttons button').first().click();
    await page.locator('progress').waitFor();
  },
  saved: async (stage, page) => {
    await open(stage, page);
    await page.locator('li .file__buttons button').first().click();
    await page.locator('.file .success').first().waitFor();
  },
  'reply-empty': async (stage, page) => {
    await open(stage, page, []);
    await send(page);
    await page.locator('.danger').waitFor();
  },
  reply: async (stage, page) => {
    await open(stage, page, []);
    await fillReply(page);
  },
  receipt: async (stage, page) => {
    await open(stage, page, []);
    await fillReply(page);
    await send(page);
    await page.locator('.receipt').waitFor();
  },
};

const WRITE_FIRST: Readonly<Record<string, State>> = {
  'write-who': async (stage, page) => void (await writer(stage, page)),
  'write-key': async (stage, page) => {
    await writer(stage, page);
    await page.locator('summary').first().click();
  },
  'write-wrong': async (stage, page) => {
    await (await writer(stage, page)).introduce('Max Beispiel', 'max');
    await page.locator('.danger').first().waitFor();
  },
  'write-code': async (stage, page) => {
    await (await writer(stage, page)).introduce('Max Beispiel', address());
    await page.locator('summary').first().click();
  },
  'write-letter': async (stage, page) => void (await letter(stage, page)),
  'write-receipt': async (stage, page) => {
    const citizen = await letter(stage, page);
    await citizen.submit();
    await citizen.answerPassword();
  },
  'write-unknown': async (stage, page) => {
    await goTo(page, `${stage.line.origin}/an/niemand`);
    await page.locator('.waiting').waitFor({ state: 'detached' });
  },
};

let people = 0;
const address = () => `max.beispiel${++people}@buerger.example`;

async function writer(stage: RecipientStage, page: Page) {
  await stage.erika.api.switchDropIn(true);
  const citizen = new VisitorPage(page, stage.server.mailbox);
  await citizen.goTo(stage.line.origin, 'erika-sommer');
  return citizen;
}

async function letter(stage: RecipientStage, page: Page) {
  const citizen = await writer(stage, page);
  const from = address();
  await citizen.introduce('Max Beispiel', from);
  await citizen.enterMailedCode(from);
  await page.locator('textarea').waitFor();
  const pdf = { name: 'Antrag Wohngeld.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(840_000, 1) };
  await citizen.write('Guten Tag Frau Sommer,\n\nanbei mein Antrag auf Wohngeld mit allen Anlagen.', [pdf]);
  return citizen;
}

interface Look {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly states?: RegExp;
}

const LOOKS: readonly Look[] = [
  { name: 'desktop-de', options: { viewport: { width: 1280, height: 900 } } },
  {
    name: 'phone-de',
    options: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  },
  {
    name: 'narrow-de',
    options: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    states: /^(?:home|ask|opened|reply|receipt|saving|write-who|write-letter|write-receipt)$/,
  },
  {
    name: 'zoom-200',
    options: { viewport: { width: 640, height: 450 } },
    states: /^(?:ask|opened|reply|receipt)$/,
  },
  {
    name: 'zoom-400',
    options: { viewport: { width: 320, height: 225 } },
    states: /^(?:ask|opened|reply|receipt)$/,
  },
  { name: 'dark', options: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } },
  { name: 'english', options: { viewport: { width: 1280, height: 900 }, locale: 'en-GB' } },
  { name: 'leicht', options: { viewport: { width: 1280, height: 900 } } },
];

const stage = await startRecipientStage();
await mkdir(folder, { recursive: true });
for (const look of LOOKS) {
  for (const [name, state] of Object.entries({ ...STATES, ...WRITE_FIRST })) {
    const picture = `${look.name}-${name}`;
    if ((look.states && !look.states.test(name)) || !new RegExp(only).test(picture)) continue;
    await take(picture, state, look);
  }
}
await stage.stop();

async function take(picture: string, state: State, look: Look): Promise<void> {
  const { page, close } = await stage.visit('about:blank', look.options);
  if (look.name === 'leicht')
    await page.addInitScript(() => localStorage.setItem('siegelpost.language', 'de-leicht'));
  try {
    await state(stage, page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${picture}.png`), fullPage: true });
    console.log(picture);
  } catch (error) {
    console.error(`${picture}: ${String(error)}`);
  }
  await close();
}
