import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CITIZEN, CLERK } from '@siegelpost/scripts/demo/people';
import type { Browser, Frame, Page } from 'playwright-core';
import { encode } from 'uqr';
import { launchChromium } from '../support/chromium.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { digestOfFile } from '../support/digestOfFile.ts';
import { CLERK_ADDRESS } from '../support/clerkDesk.ts';
import { PaneDesk } from '../support/paneDesk.ts';
import { openRecipientBrowser, type RecipientBrowser } from '../support/recipientBrowser.ts';
import { type Product, startProduct } from '../support/startProduct.ts';
import { VisitorPage } from '../support/visitorPage.ts';
import { sha256 } from '../support/wire.ts';

const LETTER = 'Ich möchte eine Garage bauen. <b>Pläne</b> liegen bei.';
const ANSWER = 'Ihr Bauantrag ist vollständig.';
const PLANS = { name: 'Pläne.pdf', mimeType: 'application/pdf', buffer: randomBytes(12_000_000) };

let product: Product;
let browser: Browser;
let desk: PaneDesk;
let pane: Frame;
let citizen: RecipientBrowser;
let link = '';
let password = '';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), launchChromium()]);
  const context = await browser.newContext({ locale: 'de-DE', ignoreHTTPSErrors: true });
  desk = new PaneDesk(await context.newPage(), product);
  citizen = await openRecipientBrowser(browser, { ignoreHTTPSErrors: true });
}, 300_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe('a citizen who writes first, and the clerk in the real pane of the demo Outlook', () => {
  test('the clerk opens their page; link and QR code for the letterhead lead there', async () => {
    pane = await desk.paneBesideNewMail({ to: CITIZEN.address, subject: 'Entwurf' });
    await desk.signIn(pane);
    await desk.keepRecoveryCode(pane);
    await pane.getByRole('button', { name: `Konto von ${CLERK.address}` }).click();
    await pane.getByRole('menuitem', { name: 'Meine Eingangsseite' }).click();
    await pane.getByRole('switch', { name: 'Eingangsseite anbieten' }).click();
    const code = pane.getByRole('img', { name: 'QR-Code mit dem Link' });
    link = /https:\S+/.exec((await code.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    expect(link).toBe(`${product.serverOrigin}/an/erika-sommer`);
    expect(product.output()).toContain(link);
    const saving = desk.page.waitForEvent('download');
    await pane.getByRole('button', { name: 'QR-Code als PNG' }).click();
    const png = await readFile(await (await saving).path());
    expect(await modulesOf(png, citizen.page)).toEqual(encode(link, { ecc: 'M', border: 4 }).data);
  }, 120_000);

  test('the citizen confirms their mailbox, writes with 12 MB, and keeps the password for the answer', async () => {
    const visitor = new VisitorPage(citizen.page, {
      next: async (address) => {
        const mail = await desk.catcher.mail(address, 'Ihr Code');
        return { parsed: { text: mail.text } };
      },
    });
    await visitor.goTo(product.serverOrigin, 'erika-sommer');
    await visitor.introduce(CITIZEN.name, CITIZEN.address);
    await visitor.enterMailedCode(CITIZEN.address);
    await visitor.write(LETTER, [PLANS]);
    await visitor.submit();
    password = await visitor.answerPassword();
    expect(password).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$/);
  }, 120_000);

  test('the clerk is told by mail, finds it in the pane, saves the file and answers', async () => {
    const mail = await desk.catcher.mail(CLERK_ADDRESS, 'Neue verschlüsselte Nachricht');
    expect(mail.text).not.toContain('Garage');
    await desk.openOutlook();
    await desk.page
      .getByRole('list', { name: 'Posteingang' })
      .getByRole('button', { name: /Neue verschlüsselte Nachricht/ })
      .first()
      .click();
    pane = await desk.openPane('Sichere Antworten');
    await pane.getByText(LETTER).waitFor();
    await pane.getByText(CITIZEN.address).first().waitFor();
    const saving = desk.page.waitForEvent('download');
    await pane.getByRole('button', { name: '„Pläne.pdf“ herunterladen' }).click();
    expect(await digestOfFile(await (await saving).path())).toBe(sha256(PLANS.buffer).toString('hex'));
    await pane.getByRole('button', { name: 'Sicher antworten' }).click();
    await pane.getByRole('textbox', { name: 'Ihre Nachricht' }).fill(ANSWER);
    await pane.getByRole('button', { name: 'Verschlüsseln und E-Mail öffnen' }).click();
    await pane.getByText('Drücken Sie in der neuen E-Mail auf „Senden“').waitFor({ state: 'attached' });
    await desk.button('Senden').click();
  }, 120_000);

  test('the citizen opens the answer with that password: no second registration, no other code', async () => {
    const answer = await desk.catcher.mail(CITIZEN.address, 'AW:');
    const address = /https:\/\/localhost:\d+\/t\/[\w-]{22}#[\w-]{27}/.exec(answer.text)?.[0] ?? '';
    expect(answer.text).not.toContain(password);
    const before = (await desk.catcher.to(CITIZEN.address)).length;
    await citizen.page.goto(address);
    const reading = new CitizenPage(citizen.page);
    await reading.enterPassword(password);
    await reading.opened();
    await citizen.page.getByText(ANSWER).waitFor();
    expect((await desk.catcher.to(CITIZEN.address)).length).toBe(before);
    expect(citizen.troubles).toEqual([]);
  }, 120_000);
});

/** The dark modules of a QR code, as a browser shows the picture. */
async function modulesOf(png: Buffer, page: Page): Promise<boolean[][]> {
  return page.evaluate(async (octets) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(octets)], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
    const side = 16;
    const count = bitmap.width / side;
    const isDark = (x: number, y: number) =>
      (data[4 * ((y * side + side / 2) * bitmap.width + x * side + side / 2)] ?? 255) < 128;
    return Array.from({ length: count }, (_, y) => Array.from({ length: count }, (__, x) => isDark(x, y)));
  }, Array.from(png));
}
