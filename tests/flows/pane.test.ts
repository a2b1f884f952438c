import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Fault } from '@siegelpost/scripts/demo/contract/fault';
import type { Browser, Frame } from 'playwright-core';
import { CitizenPage } from '../support/citizenPage.ts';
import { launchChromium } from '../support/chromium.ts';
import { PaneDesk, READY } from '../support/paneDesk.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';
import { type Product, startProduct } from '../support/startProduct.ts';
import { sha256 } from '../support/wire.ts';

const CONTENT = 'Plaintext of the decision';
const FILE = { name: 'Bescheid.pdf', mimeType: 'application/pdf', buffer: Buffer.from(CONTENT) };

let product: Product;
let browser: Browser;
let desk: PaneDesk;
let mails = 0;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium()]);
  const context = await browser.newContext({ locale: 'de-DE', ignoreHTTPSErrors: true });
  context.setDefaultTimeout(60_000);
  desk = new PaneDesk(await context.newPage(), product);
  const pane = await desk.paneBesideNewMail(mail([FILE]));
  await desk.signIn(pane);
  await desk.keepRecoveryCode(pane);
  await sendButton(pane).waitFor();
}, 300_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
}, 60_000);

/** A mail whose subject no other has. */
const mail = (attachments: readonly (typeof FILE)[]) => ({
  to: CITIZEN.address,
  subject: `Bescheid ${++mails}`,
  attachments,
});

const sendButton = (pane: Frame) => pane.getByRole('button', { name: 'Sicher senden' });
const ready = (pane: Frame) => pane.getByText(READY).waitFor({ timeout: 90_000 });

async function pick(pane: Frame): Promise<void> {
  await pane.getByTestId('file-input').setInputFiles([FILE]);
  await pane.getByText(FILE.name).waitFor();
}

/** Presses Send in Outlook and looks at what the citizen gets. */
async function expectArrives(subject: string): Promise<string> {
  await desk.button('Senden').click();
  const arrived = await desk.catcher.mail(CITIZEN.address, subject);
  expect(arrived.attachments).toEqual([]);
  const links = new Set(arrived.text.match(/https:\/\/localhost:\d+\/t\/[\w-]{22}#[\w-]{27}/g));
  expect(links.size).toBe(1);
  return [...links][0] ?? '';
}

// The ladder of Mailbox sets, from the top.
describe.each([
  ['1.15', true],
  ['1.12', true],
  ['1.8', true],
  ['1.5', false],
] as const)('with Mailbox %s', (mailboxSet, attachmentsReadable) => {
  test('a mail goes out with one link, and the citizen gets the file as it was', async () => {
    await desk.setUp({ mailboxSet });
    const order = mail(attachmentsReadable ? [FILE] : []);
    const pane = await desk.paneBesideNewMail(order);
    await sendButton(pane).waitFor();
    if (!attachmentsReadable) {
      await pane.getByText('Dieses Outlook gibt Anlagen nicht heraus.').waitFor();
      await pick(pane);
    }
    await pane.getByRole('switch', { name: 'Mit Passwort schützen' }).click();
    await sendButton(pane).click();
    await ready(pane);
    // A reload of the finished pane begins nothing anew.
    const again = await desk.paneAgain(pane);
    await ready(again);
    await desk.page.goto(await expectArrives(order.subject));
    await desk.page.locator('form button').click();
    const citizen = new CitizenPage(desk.page);
    await citizen.opened();
    const saved = await citizen.save(citizen.files().first());
    expect(saved).toEqual({ name: FILE.name, digest: sha256(FILE.buffer).toString('hex') });
  }, 180_000);
});

const HELD = 'Noch nicht gesendet';

// Every fault that the demo Outlook can play, each in the middle of a sending.
describe.each<[string, Fault, 'right' | 'held']>([
  ['a read that comes back empty', { call: 'getAttachmentContentAsync', kind: 'empty', times: 1 }, 'right'],
  ['a read with wrong octets', { call: 'getAttachmentContentAsync', kind: 'wrongBytes', times: 1 }, 'right'],
  [
    'an invalid attachment id',
    { call: 'getAttachmentContentAsync', kind: 'error', errorCode: 9003, times: 1 },
    'right',
  ],
  ['content that never comes', { call: 'getAttachmentContentAsync', kind: 'empty', times: 4 }, 'held'],
  ['a slow read', { call: 'getAttachmentContentAsync', kind: 'delay', delayMs: 3000, times: 1 }, 'right'],
  [
    'a removal that fails once',
    { call: 'removeAttachmentAsync', kind: 'error', errorCode: 9008, times: 1 },
    'right',
  ],
  ['a removal that always fails', { call: 'removeAttachmentAsync', kind: 'error', times: 4 }, 'held'],
  ['a lost event', { call: 'AttachmentsChanged', kind: 'lost', times: 9 }, 'right'],
  ['a body that refuses the link', { call: 'body.prependAsync', kind: 'error', times: 1 }, 'held'],
  ['a header that is refused', { call: 'internetHeaders.setAsync', kind: 'accessDenied', times: 1 }, 'held'],
  ['a draft that cannot be saved', { call: 'saveAsync', kind: 'error', errorCode: 9021, times: 4 }, 'right'],
])('%s', (_, fault, outcome) => {
  test('loses nothing and ends right', async () => {
    await desk.setUp({ mailboxSet: '1.15' });
    const order = mail([FILE]);
    const pane = await desk.paneBesideNewMail(order);
    await sendButton(pane).waitFor();
    await desk.breaks(fault);
    await sendButton(pane).click();
    if (outcome === 'held') {
      await pane.getByText(HELD).waitFor();
      await desk.mend();
      await pane.getByRole('button', { name: 'Erneut versuchen' }).click();
    }
    await ready(pane);
    await desk.mend();
    expect(await expectArrives(order.subject)).toContain('/t/');
  }, 180_000);
});

test('no state of the pane has a fault that axe finds', async () => {
  const faults: string[] = [];
  const check = async (pane: Frame, state: string) => {
    const found = await accessibilityFaults(pane);
    faults.push(...found.map((fault) => `${state}: ${fault}`));
  };
  const pane = await desk.paneBesideNewMail(mail([FILE]));
  await sendButton(pane).waitFor();
  await check(pane, 'form');
  await pane.getByLabel('Einstufung').selectOption('vs-nfd');
  await pane.getByText('darf mit Siegelpost nicht versandt werden').first().waitFor();
  await check(pane, 'form, refused');
  await pane.getByLabel('Einstufung').selectOption('vertraulich');
  await desk.breaks({ call: 'removeAttachmentAsync', kind: 'error', times: 4 });
  await sendButton(pane).click();
  await pane.getByText(HELD).waitFor();
  await check(pane, 'failed');
  const again = await desk.paneAgain(pane);
  await again.getByText('Diese E-Mail ist noch nicht fertig').waitFor();
  await check(again, 'unfinished');
  await again.getByRole('button', { name: 'Fertigstellen' }).click();
  await ready(again);
  await check(again, 'ready');
  await again.getByRole('tab', { name: 'Gesendet' }).click();
  await again
    .getByRole('button', { name: /^Verlauf/ })
    .first()
    .click();
  await again.getByText('Wer den Link öffnet').waitFor();
  await check(again, 'sent, history');
  await again
    .getByRole('button', { name: /^Weitere Aktionen/ })
    .first()
    .click();
  await again.getByRole('menuitem', { name: 'Verlängern' }).click();
  await again.getByRole('alertdialog').waitFor();
  await check(again, 'sent, extend');
  expect(faults).toEqual([]);
}, 240_000);
