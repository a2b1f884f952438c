import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@siegelpost/addin/text/text';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Frame } from 'playwright-core';
import { LOOKS, type LookName, painted, putOn } from '../support/paneTour/looks.ts';
import { FILES, openTour, startTourStage, type Tour } from '../support/paneTour/stage.ts';
import { walkThroughPane } from '../support/paneTour/walk.ts';

/**
 * npm run pictures:pane [folder] [languages]: every state of the pane in the demo Outlook as pictures: light, dark, high
 * contrast, 320 px wide, the whole window at 200 % zoom; German and English. For the eyes of whoever changes how they
 * look; nothing is checked here.
 */
const [folder = '.cache/pictures-pane', languages = 'de,en'] = process.argv.slice(2);

const WIDE = { width: 1280, height: 900 };
const ZOOMED = { width: 640, height: 450 };

for (const language of languages.split(',')) await walk(language === 'en' ? 'en' : 'de');

async function walk(language: Language): Promise<void> {
  const into = join(folder, language);
  await mkdir(into, { recursive: true });
  const stage = await startTourStage();
  try {
    const look = (state: string, pane: Frame) => shoot(tour, into, state, pane);
    const tour = await openTour(stage, { language, look, viewport: WIDE });
    await outlookItself(tour, into);
    await walkThroughPane(tour).catch(async (error: unknown) => {
      await tour.page.screenshot({ path: join(into, 'stuck.png') });
      throw error;
    });
  } finally {
    await stage.stop();
  }
}

/** One state in every look. */
async function shoot(tour: Tour, into: string, state: string, pane: Frame): Promise<void> {
  for (const name of LOOKS) await picture(tour, join(into, `${state}-${name}.png`), { name, pane });
  await putOn('light', tour.page, pane);
  await tour.page.setViewportSize(ZOOMED);
  await (await pane.frameElement()).evaluate((frame: HTMLElement) => frame.scrollIntoView());
  await painted(pane);
  await tour.page.screenshot({ path: join(into, `${state}-zoom.png`) });
  await tour.page.setViewportSize(WIDE);
}

/** The pane as long as what it shows. */
async function picture(
  { page }: Tour,
  path: string,
  { name, pane }: { name: LookName; pane: Frame },
): Promise<void> {
  await putOn(name, page, pane);
  const missing = await pane.evaluate(
    () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
  );
  await page.setViewportSize({ ...WIDE, height: WIDE.height + missing });
  await (await pane.frameElement()).screenshot({ path });
  await page.setViewportSize(WIDE);
}

/** Outlook around the pane, and what it says when a mail is held. */
async function outlookItself({ desk, page }: Tour, into: string): Promise<void> {
  const shot = (state: string) => page.screenshot({ path: join(into, `outlook-${state}.png`) });
  await desk.openOutlook();
  await desk.button(desk.outlookText.newMessage).waitFor();
  await shot('inbox');
  const large = { ...FILES[0], name: 'Lageplan.pdf', buffer: Buffer.alloc(10_500_000) };
  await desk.compose({ to: CITIZEN.address, subject: 'Lageplan', attachments: [large as (typeof FILES)[0]] });
  await page.locator('[data-notification]').first().waitFor();
  await shot('compose');
  await desk.button(desk.outlookText.send).click();
  await page.getByRole('alertdialog').waitFor();
  await shot('held');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot('held-dark');
  await page.emulateMedia({ colorScheme: 'light' });
}
