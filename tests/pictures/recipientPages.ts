import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { startRecipientStage } from '../support/recipientStage.ts';
import { EVERY_STATE, FULL_SETTINGS } from '../states/everyState.ts';
import type { State } from '../states/scene.ts';
import { type LANGUAGE_NAMES, speak } from '../states/speak.ts';

/**
 * npm run pictures [folder] [states]: every state of the recipient's pages as pictures, in every language, size and
 * colour, for the eyes of whoever changes how they look. `states` is a pattern of their names. Nothing is checked here,
 * but a state that cannot be reached ends in an error.
 */
const [folder = '.cache/pictures', only = ''] = process.argv.slice(2);

/** How the page looks to somebody; all of one device are taken of the same page, one after the other. */
interface Look {
  readonly name: string;
  readonly language?: (typeof LANGUAGE_NAMES)[number];
  readonly dark?: true;
  /** As in Windows' high contrast. */
  readonly contrast?: true;
  readonly size?: { readonly width: number; readonly height: number };
}

interface Device {
  readonly options: BrowserContextOptions;
  readonly looks: readonly Look[];
}

const DEVICES: readonly Device[] = [
  {
    options: { viewport: { width: 1280, height: 900 } },
    looks: [
      { name: 'desktop-de' },
      { name: 'desktop-dark', dark: true },
      { name: 'desktop-leicht', language: 'Leichte Sprache' },
      { name: 'desktop-en', language: 'English' },
      { name: 'zoom-200', size: { width: 640, height: 450 } },
    ],
  },
  {
    options: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    looks: [
      { name: 'phone-de' },
      { name: 'phone-dark', dark: true },
      { name: 'phone-contrast', dark: true, contrast: true },
      { name: 'phone-leicht', language: 'Leichte Sprache' },
      { name: 'phone-en', language: 'English' },
      { name: 'narrow-de', size: { width: 320, height: 640 } },
      { name: 'zoom-400', language: 'Leichte Sprache', size: { width: 320, height: 225 } },
    ],
  },
];

const stage = await startRecipientStage(FULL_SETTINGS);
await mkdir(folder, { recursive: true });
for (const [name, state] of EVERY_STATE.filter(([name]) => new RegExp(`^(?:${only || '.*'})$`).test(name)))
  for (const device of DEVICES) await take(name, state, device);
await stage.stop();

async function take(name: string, state: State, device: Device): Promise<void> {
  const { page, close } = await stage.visit('about:blank', { ...device.options, ...state.options });
  try {
    await state.reach({ stage, page });
    for (const look of device.looks) {
      if (!(await putOn(page, look, device))) continue;
      await showWhole(page);
      await page.screenshot({ path: join(folder, `${name}-${look.name}.png`) });
    }
    if (state.print && device === DEVICES[0]) await print(page, name);
    console.log(name);
  } catch (error) {
    console.error(`${name}: ${String(error)}`);
    process.exitCode = 1;
  }
  stage.line.delay(0);
  await close();
}

/** False where the page cannot be seen so. */
async function putOn(
  page: Page,
  { language = 'Deutsch', size, dark, contrast }: Look,
  device: Device,
): Promise<boolean> {
  if (!(await speak(page, language)) && language !== 'Deutsch') return false;
  const wanted = size ?? device.options.viewport;
  if (wanted) await page.setViewportSize(wanted);
  await page.emulateMedia({
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: contrast ? 'active' : 'none',
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return true;
}

/** As high as what it shows: a picture of a full page is taken with a mouse, whatever the device has. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const width = page.viewportSize()?.width ?? 1280;
  await page.setViewportSize({ width, height });
  // Until then a picture shows the size before.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

async function print(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [language, suffix] of [
    ['Deutsch', 'de'],
    ['English', 'en'],
  ] as const)
    if (await speak(page, language))
      await writeFile(join(folder, `${name}-print-${suffix}.pdf`), await page.pdf({ format: 'A4' }));
}
