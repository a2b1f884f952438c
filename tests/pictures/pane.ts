import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Frame, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { PaneDesk, READY } from '../support/paneDesk.ts';
import { startProduct } from '../support/startProduct.ts';

/**
 * npm run pictures:pane [folder]: states of the pane in the demo Outlook as pictures: light, dark, high contrast,
 * 320 px wide (which is also 200 % zoom of a 640 px window), German and English. For the eyes of whoever changes how
 * they look; nothing is checked here.
 */
const [folder = '.cache/pictures-pane'] = process.argv.slice(2);

const FILES = [
  { name: 'Bescheid 2026-1847.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_840_000, 1) },
  {
    name: 'Grundriss Wohnung 3. OG links mit Anmerkungen.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(640_000, 2),
  },
];
const WIDE = { width: 1280, height: 1100 };
/** Of the pane itself, whatever its window. */
const NARROW = '320px';

const LOOKS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  light: (page) => page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' }),
  dark: (page) => page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' }),
  contrast: (page) => page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' }),
  narrow: (page) => page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' }),
};

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [product, browser] = await Promise.all([startProduct(), launchChromium()]);
  try {
    const context = await browser.newContext({
      locale: 'de-DE',
      ignoreHTTPSErrors: true,
      viewport: WIDE,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(90_000);
    await walk(new PaneDesk(await context.newPage(), product));
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function walk(desk: PaneDesk): Promise<void> {
  const mail = { to: CITIZEN.address, subject: 'Ihr Bescheid', attachments: FILES };
  const pane = await desk.paneBesideNewMail(mail);
  await pane.getByRole('button', { name: 'Code anfordern' }).waitFor();
  await picture(desk.page, pane, 'sign-in');
  await desk.signIn(pane);
  await pane.getByRole('heading', { name: 'Ihr Wiederherstellungscode' }).waitFor();
  await picture(desk.page, pane, 'recovery-code');
  await desk.keepRecoveryCode(pane);
  await pane.getByRole('button', { name: 'Sicher senden' }).waitFor();
  await picture(desk.page, pane, 'form');
  await pane.getByLabel('Einstufung').selectOption('vs-nfd');
  await picture(desk.page, pane, 'form-refused');
  await pane.getByLabel('Einstufung').selectOption('vertraulich');
  await picture(desk.page, pane, 'form-level');
  await desk.breaks({ call: 'removeAttachmentAsync', kind: 'error', times: 4 });
  await pane.getByRole('button', { name: 'Sicher senden' }).click();
  await pane.getByText('Noch nicht gesendet').waitFor();
  await picture(desk.page, pane, 'failed');
  const again = await desk.paneAgain(pane);
  await again.getByRole('button', { name: 'Fertigstellen' }).waitFor();
  await picture(desk.page, again, 'unfinished');
  await again.getByRole('button', { name: 'Fertigstellen' }).click();
  await again.getByText(READY).waitFor();
  await picture(desk.page, again, 'ready');
  await again.getByRole('tab', { name: 'Gesendet' }).click();
  await again
    .getByRole('button', { name: /^Verlauf/ })
    .first()
    .click();
  await again.getByText('Wer den Link öffnet').waitFor();
  await picture(desk.page, again, 'sent');
}

/** One state in every look. */
async function picture(page: Page, pane: Frame, state: string): Promise<void> {
  for (const [look, put] of Object.entries(LOOKS)) {
    await put(page);
    const element = await pane.frameElement();
    await element.evaluate(
      (frame: HTMLElement, width) => void (frame.style.width = width),
      look === 'narrow' ? NARROW : '',
    );
    await element.screenshot({ path: join(folder, `${state}-${look}.png`) });
  }
  await LOOKS['light']?.(page);
}

await main();
