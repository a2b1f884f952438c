import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { ClerkDesk } from '../support/clerkDesk.ts';
import { startProduct } from '../support/startProduct.ts';

/**
 * npm run pictures:main-job [folder]: the main job from the clerk's mail to the clerk's reading of the answer, a picture
 * of every step, as `npm start` shows it. With `--readme` also the picture of the README.
 */
const [folder = '.cache/pictures/main-job'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const README_PICTURE = 'docs/images/overview.png';
const SUBJECT = 'Ihr Bescheid vom 12. November';
const MESSAGE = `Sehr geehrter Herr Beispiel,

anbei der Bescheid zu Ihrem Antrag. Bitte prüfen Sie die Angaben auf Seite 2.

Mit freundlichen Grüßen
Erika Sommer`;

const file = (name: string, bytes: number, mimeType = 'application/pdf') => ({
  name,
  mimeType,
  buffer: Buffer.alloc(bytes, 37),
});

await mkdir(folder, { recursive: true });
const [product, browser] = await Promise.all([startProduct(), launchChromium()]);
try {
  const shots = await play(browser);
  if (process.argv.includes('--readme')) await paintReadme(browser, shots);
} finally {
  await browser.close();
  await product.stop();
}

async function play(of: Browser): Promise<{ pane: Buffer; page: Buffer }> {
  const desk = new ClerkDesk(await newPage(of, 1360, 860), product);
  const shoot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) });
  await desk.openOutlook();
  await desk.button('Neue Mail').waitFor();
  await shoot(desk.page, '01-inbox');
  await desk.compose({
    to: `${CITIZEN.name} <${CITIZEN.address}>`,
    subject: SUBJECT,
    attachments: [file('Bescheid 2026-1847.pdf', 1_840_000), file('Anlage 1 Lageplan.pdf', 6_400_000)],
  });
  let pane = await desk.openPane('Sicher senden');
  await pane.getByRole('button', { name: 'Code anfordern' }).waitFor();
  await shoot(desk.page, '02-sign-in');
  await desk.signIn(pane);
  await pane.getByRole('heading', { name: 'Ihr Wiederherstellungscode' }).waitFor();
  await shoot(desk.page, '03-recovery-code');
  await desk.keepRecoveryCode(pane);
  const message = pane.getByRole('textbox', { name: 'Vertrauliche Nachricht' });
  await message.fill(MESSAGE);
  await shoot(desk.page, '04-send-form');
  await pane.getByRole('button', { name: 'Sicher senden' }).click();
  await pane.getByText('Drücken Sie jetzt in Outlook auf „Senden“').waitFor({ timeout: 60_000 });
  const ready = await shoot(desk.page, '05-ready');
  const password = await passwordIn(pane);
  await desk.button('Senden').click();
  const mail = await desk.catcher.mail(CITIZEN.address, SUBJECT);
  const post = await newPage(of, 1360, 860);
  await post.goto(`${product.outlookOrigin}/post/`);
  await post.getByText(SUBJECT).first().click();
  await shoot(post, '06-mail');

  const link = /https:\/\/localhost:\d+\/t\/[\w-]{22}#[\w-]{27}/.exec(mail.text)?.[0] ?? '';
  const max = new CitizenPage(await newPage(of, 900, 860));
  await max.page.goto(link);
  await max.page.getByRole('textbox').waitFor();
  await shoot(max.page, '07-ask');
  await max.enterPassword(password);
  await max.opened();
  const opened = await shoot(max.page, '08-opened');
  await max.answer('Vielen Dank. Der Nachweis liegt bei.', [file('Nachweis.pdf', 300_000)]);
  await max.page
    .getByText(/SP-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .waitFor({ timeout: 60_000 });
  await max.page.waitForTimeout(500);
  await shoot(max.page, '09-receipt');

  await desk.catcher.mail('erika.sommer@amt.example', 'Antwort');
  await desk.page
    .getByRole('list', { name: 'Posteingang' })
    .getByRole('button', { name: /Antwort/ })
    .first()
    .click();
  pane = await desk.openPane('Sichere Antworten');
  await pane.getByText('Der Nachweis liegt bei').waitFor();
  await shoot(desk.page, '10-answer');
  await pane.getByRole('tab', { name: 'Gesendet' }).click();
  await pane.getByRole('listitem').first().waitFor();
  await shoot(desk.page, '11-sent');
  return { pane: ready, page: opened };
}

async function newPage(of: Browser, width: number, height: number): Promise<Page> {
  const context = await of.newContext({
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    ignoreHTTPSErrors: true,
    viewport: { width, height },
  });
  return context.newPage();
}

async function passwordIn(pane: Frame): Promise<string> {
  const text = await pane.getByRole('region', { name: 'Passwort für die Empfänger' }).innerText();
  return /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '';
}

/** Both ends of the way, side by side on one sheet. */
async function paintReadme(of: Browser, { pane, page }: { pane: Buffer; page: Buffer }): Promise<void> {
  const sheet = await newPage(of, 1600, 700);
  const picture = (png: Buffer) => `<img src="data:image/png;base64,${png.toString('base64')}">`;
  await sheet.setContent(
    `<style>
      body { margin: 0; height: 700px; display: flex; gap: 32px; align-items: center; justify-content: center; background: #e9eef2; }
      img { height: 570px; border-radius: 10px; box-shadow: 0 2px 6px #0003, 0 12px 40px #0003; }
    </style>${picture(pane)}${picture(page)}`,
  );
  await mkdir('docs/images', { recursive: true });
  await writeFile(README_PICTURE, await sheet.screenshot({ clip: { x: 0, y: 0, width: 1600, height: 700 } }));
}
