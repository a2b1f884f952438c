import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createText, type Text } from '@siegelpost/addin/text/text';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Browser, Frame } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { CLERK_ADDRESS } from '../support/clerkDesk.ts';
import { hears, listenToPanes } from '../support/heard.ts';
import { Keyboard } from '../support/keyboard.ts';
import { PaneDesk } from '../support/paneDesk.ts';
import { type Product, startProduct } from '../support/startProduct.ts';

const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(name) });
const SUBJECT = 'Bescheid';
/** Leads from one part of Outlook's window to the next. */
const NEXT_AREA = 'Control+F6';
const catalogue = createText('de');
const say: Text['say'] = (key, values) => catalogue.say(key, values);

let product: Product;
let browser: Browser;
let desk: PaneDesk;
let keyboard: Keyboard;
let pane: Frame;
let password: string;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium()]);
  const context = await browser.newContext({
    locale: 'de-DE',
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
  });
  await listenToPanes(context);
  desk = new PaneDesk(await context.newPage(), product);
  keyboard = new Keyboard(desk.page);
}, 240_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Goes there by Tab and presses Enter. */
async function enter(where: 'pane' | 'outlook', name: string | RegExp): Promise<void> {
  await keyboard.tabTo(where, name);
  await keyboard.press('Enter');
}

/** The system's own window for files has keys of its own. */
async function choose(where: 'pane' | 'outlook', button: string, names: readonly string[]): Promise<void> {
  const opening = desk.page.waitForEvent('filechooser');
  await enter(where, button);
  await (await opening).setFiles(names.map(file));
}

describe('by keyboard alone, with the focus always seen and never lost', () => {
  test('a mail is written and the pane opened', async () => {
    await desk.openOutlook();
    await enter('outlook', 'Neue Mail');
    await keyboard.tabTo('outlook', 'An');
    await keyboard.type(CITIZEN.address);
    await keyboard.press('Enter');
    await keyboard.tabTo('outlook', 'Betreff');
    await keyboard.type(SUBJECT);
    await choose('outlook', 'Anfügen', ['Bescheid.pdf', 'Versehen.pdf']);
    await enter('outlook', 'Sicher senden');
    pane = await desk.pane();
    await pane.getByRole('button', { name: say('signIn.sendCode') }).waitFor();
    expect((await keyboard.focused()).inPane).toBe(false);
  }, 120_000);

  test('the clerk signs in and keeps the recovery code', async () => {
    await enter('pane', say('signIn.sendCode'));
    await hears(pane, say('signIn.codeTitle'));
    expect((await keyboard.settled()).name).toBe(say('signIn.code'));
    await keyboard.type(await desk.catcher.signInCode(CLERK_ADDRESS, new Set()));
    await keyboard.press('Enter');
    await hears(pane, say('keys.newTitle'));
    await keyboard.settled();
    await keyboard.tabTo('pane', say('keys.confirm'));
    await keyboard.press('Space');
    await enter('pane', say('action.continue'));
    await hears(pane, say('send.title'));
    await keyboard.settled();
  }, 120_000);

  test('the form is filled in: files, message, password, expiry', async () => {
    await pane.getByText('Versehen.pdf').waitFor();
    await enter('pane', say('send.removeAttached', { name: 'Versehen.pdf' }));
    await pane.getByText('Versehen.pdf').waitFor({ state: 'detached' });
    await keyboard.settled();
    await choose('pane', say('send.addFiles'), ['Anlage.pdf', 'Falsch.pdf']);
    await pane.getByText('Falsch.pdf').waitFor();
    await keyboard.tabTo('pane', say('send.removeOwn', { name: 'Falsch.pdf' }), 'Shift+Tab');
    await keyboard.press('Space');
    await pane.getByText('Falsch.pdf').waitFor({ state: 'detached' });
    await keyboard.settled();
    await keyboard.tabTo('pane', say('send.message'));
    await keyboard.type('Nur mit der Tastatur');
    await keyboard.tabTo('pane', say('send.password'));
    await keyboard.press('Space');
    await pane.getByText(say('send.passwordOff')).waitFor();
    await keyboard.press('Space');
    await keyboard.tabTo('pane', say('send.expiry'));
    const days = await pane.getByLabel(say('send.expiry')).inputValue();
    await keyboard.press('ArrowUp');
    expect(await pane.getByLabel(say('send.expiry')).inputValue()).not.toBe(days);
  }, 120_000);

  test('it is sealed, and the password is copied', async () => {
    await enter('pane', say('send.now'));
    await hears(pane, say('send.working'));
    await hears(pane, say('send.readyTitle'));
    await keyboard.settled();
    await enter('pane', say('password.copy'));
    await hears(pane, say('action.copied'));
    expect((await keyboard.settled()).inPane).toBe(true);
    password = await pane.getByTestId('password').innerText();
  }, 120_000);

  test('Shift+Tab leads out of the pane and back to Send', async () => {
    await keyboard.tabTo('outlook', 'Senden', 'Shift+Tab');
    expect((await keyboard.focused()).inPane).toBe(false);
    await keyboard.press('Enter');
    await citizenAnswers();
  }, 120_000);

  test('Ctrl+F6 leads into the pane, where the answer is read and its file saved', async () => {
    await enter('outlook', /Antwort/);
    await keyboard.press(NEXT_AREA);
    await enter('outlook', 'Sichere Antworten');
    pane = await desk.pane();
    await pane.getByRole('button', { name: say('answers.reply') }).waitFor();
    expect((await keyboard.focused()).inPane).toBe(false);
    await keyboard.press(NEXT_AREA);
    await keyboard.settled();
    const saving = desk.page.waitForEvent('download');
    await enter('pane', say('answers.download', { name: 'Nachweis.pdf' }));
    expect((await saving).suggestedFilename()).toBe('Nachweis.pdf');
    await hears(pane, say('answers.verified'));
    await keyboard.settled();
  }, 120_000);

  test('it is answered again', async () => {
    await enter('pane', say('answers.reply'));
    await hears(pane, say('answers.replyTitle'));
    await keyboard.settled();
    await keyboard.tabTo('pane', say('answers.replyMessage'));
    await keyboard.type('Danke, die Unterlagen sind vollständig.');
    await enter('pane', say('answers.replySend'));
    await hears(pane, say('answers.replyWorking'));
    // The mail with the new link stands in front of the pane until it is sent.
    await desk.button('Senden').waitFor();
    await enter('outlook', 'Senden');
    await desk.catcher.mail(CITIZEN.address, `AW: ${SUBJECT}`);
    await hears(pane, say('answers.repliedTitle'));
    await keyboard.tabTo('pane', say('action.close'));
    await keyboard.press('Enter');
    await pane.getByRole('button', { name: say('answers.reply') }).waitFor();
    expect((await keyboard.settled()).inPane).toBe(true);
  }, 120_000);

  test('the list of what was sent tells its details', async () => {
    await keyboard.tabTo('pane', say('nav.answer'), 'Shift+Tab');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await card().waitFor();
    await enter('pane', `${say('sent.showSecret')}: ${SUBJECT}`);
    await card().getByText(password).first().waitFor();
    await keyboard.settled();
    await enter('pane', `${say('sent.history')}: ${SUBJECT}`);
    await card().getByText(say('sent.historyWho')).waitFor();
    expect((await keyboard.settled()).inPane).toBe(true);
  }, 120_000);

  test('it is to open longer, on second thoughts', async () => {
    const asked = pane.getByRole('alertdialog', { name: say('sent.extendTitle') });
    const [label = ''] = say('sent.until', { date: '|' }).split('|');
    const before = await card().getByText(label).innerText();
    await chooseMore('sent.extend');
    await asked.waitFor();
    await keyboard.settled();
    await keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    expect((await keyboard.settled()).name).toBe(say('sent.moreOf', { subject: SUBJECT }));
    await chooseMore('sent.extend');
    await asked.waitFor();
    await keyboard.tabTo('pane', say('send.expiry'));
    // The longest is chosen already.
    await keyboard.press('ArrowUp');
    const [chosen = ''] = await asked.getByRole('option', { selected: true }).allInnerTexts();
    const date = chosen.split(' bis ')[1] ?? chosen;
    expect(before).not.toContain(date);
    await enter('pane', say('sent.extendNow'));
    await card().getByText(say('sent.until', { date })).waitFor();
    expect((await keyboard.settled()).inPane).toBe(true);
  }, 120_000);

  test('it gets another password, shown at once', async () => {
    const asked = pane.getByRole('alertdialog', { name: say('sent.newPasswordTitle') });
    await chooseMore('sent.newPassword');
    await asked.waitFor();
    await enter('pane', say('sent.newPasswordNow'));
    await hears(pane, say('sent.newPasswordDone'));
    expect((await keyboard.settled()).inPane).toBe(true);
    const fresh = card().getByTestId('password');
    await fresh.waitFor();
    expect(await fresh.innerText()).not.toBe(password);
    await keyboard.tabTo('pane', say('password.copy'));
  }, 120_000);

  test('a sending is recalled, on second thoughts', async () => {
    const recall = `${say('sent.recall')}: ${SUBJECT}`;
    const asked = pane.getByRole('alertdialog', { name: say('sent.recallTitle') });
    await keyboard.tabTo('pane', recall, 'Shift+Tab');
    await keyboard.press('Enter');
    await asked.waitFor();
    await keyboard.tabTo('pane', say('action.cancel'));
    await keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    expect((await keyboard.settled()).name).toBe(recall);
    await keyboard.press('Enter');
    await asked.waitFor();
    await enter('pane', say('sent.recall'));
    await pane.getByText(say('sent.state.recalled'), { exact: true }).waitFor();
    await keyboard.settled();
  }, 120_000);

  /** Opens what more there is to do with the first sending, and takes one of it. */
  async function chooseMore(name: 'sent.extend' | 'sent.newPassword'): Promise<void> {
    const more = say('sent.moreOf', { subject: SUBJECT });
    if ((await keyboard.focused()).name !== more) await keyboard.tabTo('pane', more, 'Shift+Tab');
    await keyboard.press('Enter');
    const item = pane.getByRole('menuitem', { name: say(name) });
    await item.waitFor();
    await keyboard.settled();
    for (let steps = 0; (await keyboard.focused()).name !== say(name); steps++) {
      expect(steps).toBeLessThan(5);
      await keyboard.press('ArrowDown');
    }
    await keyboard.press('Enter');
  }

  /** The first sending, in the list of what was sent. */
  function card() {
    return pane
      .getByRole('listitem')
      .filter({ has: pane.getByRole('heading', { name: SUBJECT, exact: true }) });
  }
});

/** The recipient opens what was sent and answers; it lies in the clerk's inbox afterwards. */
async function citizenAnswers(): Promise<void> {
  const { text } = await desk.catcher.mail(CITIZEN.address, SUBJECT);
  const others = await browser.newContext({ locale: 'de-DE', ignoreHTTPSErrors: true });
  const citizen = new CitizenPage(await others.newPage());
  await citizen.page.goto(/https:\/\/\S+\/t\/\S+/.exec(text)?.[0] ?? '');
  await citizen.enterPassword(password);
  await citizen.opened();
  await citizen.answer('Der Nachweis liegt bei.', [file('Nachweis.pdf')]);
  const inbox = desk.page.getByRole('list', { name: 'Posteingang' });
  await inbox.getByRole('button', { name: /Antwort/ }).waitFor();
  await others.close();
}
