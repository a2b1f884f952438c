import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LANGUAGE_NAMES, speak } from '../states/speak.ts';
import { pixelsBeyond, tooSmall } from '../support/layout.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';
import { type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

/** A logo that would run a script if it were opened as a page of ours. */
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#7a0019"/>' +
  '<script>document.documentElement.setAttribute("owned", "1")</script></svg>';

let folder: string;
let stage: RecipientStage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-logo-'));
  await writeFile(join(folder, 'logo.svg'), LOGO);
  stage = await startRecipientStage({
    BRAND_LOGO_FILE: join(folder, 'logo.svg'),
    BRAND_COLOR: '#7a0019',
    CONTACT_PHONE: '+49 30 1234-0',
    CONTACT_ADDRESS: 'post@amt.example',
    PRIVACY_URL: 'https://amt.example/datenschutz',
    ACCESSIBILITY_URL: 'https://amt.example/barrierefreiheit',
    FORMAL_NOTICE: 'standard',
  });
}, 240_000);

afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true });
});

test.each([
  ['light', /^rgb\(122, 0, 25\)$/],
  // Lightened.
  ['dark', /^rgb\((?:1[5-9]|2[0-5])\d, /],
] as const)(
  'the authority’s name, logo, colour, contact and notices stand on the page (%s), from our own origin',
  async (colorScheme, background) => {
    const { page, troubles, close } = await stage.visit(stage.line.origin, { colorScheme });
    const logo = page.locator('.brand img');
    await logo.waitFor();
    expect(
      await logo.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBeGreaterThan(0);
    for (const name of ['Impressum', 'Datenschutz', 'Barrierefreiheit', '+49 30 1234-0', 'post@amt.example'])
      await page.getByRole('contentinfo').getByRole('link', { name }).waitFor();
    await page.getByText('keine förmliche Zustellung').waitFor();
    const color = await page
      .getByRole('button', { name: 'Weiter' })
      .evaluate((button) => getComputedStyle(button).backgroundColor);
    expect(color).toMatch(background);
    for (const language of LANGUAGE_NAMES) {
      await speak(page, language);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await accessibilityFaults(page)).toEqual([]);
        expect([await tooSmall(page), await pixelsBeyond(page)]).toEqual([[], 0]);
      }
    }
    expect(troubles).toEqual([]);
    await close();
  },
);

test('a logo opened by itself runs nothing', async () => {
  const { page, close } = await stage.visit(`${stage.line.origin}/branding/logo`);
  expect(await page.evaluate(() => document.documentElement.getAttribute('owned'))).toBeNull();
  await close();
});
