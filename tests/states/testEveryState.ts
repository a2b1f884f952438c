import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pixelsBeyond, tooSmall, withoutEdge } from '../support/layout.ts';
import { accessibilityFaults, COLOUR_RULES } from '../support/recipientBrowser.ts';
import { type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { FULL_SETTINGS } from './everyState.ts';
import type { States } from './scene.ts';
import { LANGUAGE_NAMES, speak } from './speak.ts';

/** 1280 px at 400 % zoom, and as narrow as a phone may be. */
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 900 };

/**
 * What docs/ACCESSIBILITY.md says of every state: in each language narrow on a phone, and once in the dark, in high
 * contrast and wide.
 */
export function testEveryState(states: States): void {
  let stage: RecipientStage;

  beforeAll(async () => {
    stage = await startRecipientStage(FULL_SETTINGS);
  }, 240_000);

  afterAll(() => stage.stop());

  test.each(Object.entries(states))(
    '%s: no fault of WCAG 2.2 AA, nothing cut off at 320 px, nothing to press below 44 px',
    async (_, state) => {
      const phone = { viewport: NARROW, isMobile: true, hasTouch: true };
      const { page, troubles, close } = await stage.visit('about:blank', { ...phone, ...state.options });
      try {
        await state.reach({ stage, page });
        expect(await faultsInEveryLook(page)).toEqual([]);
        // What a state breaks on purpose is told by the browser, too: here only what breaks the policy counts.
        expect(troubles.filter((trouble) => /uncaught|Security Policy|Trusted/.test(trouble))).toEqual([]);
      } finally {
        stage.line.delay(0);
        await close();
      }
    },
  );
}

async function faultsInEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const look = async (name: string, found: Promise<string[]>) =>
    faults.push(...(await found).map((fault) => `${name}: ${fault}`));
  for (const language of LANGUAGE_NAMES) {
    // Pages from before the script have all three languages at once.
    if (!(await speak(page, language)) && language !== 'Deutsch') continue;
    await look(`${language}, narrow`, faultsOf(page));
    // Colours are the same in every language.
    if (language === 'Deutsch') {
      await look('narrow and dark', faultsInTheDark(page));
      await look('narrow, high contrast', faultsInHighContrast(page));
    }
    // What a screen reader reads in the wrong voice otherwise.
    const lang = await page.locator('html').getAttribute('lang');
    if (lang !== (language === 'English' ? 'en' : 'de')) faults.push(`${language}: lang is ${lang}`);
  }
  await page.setViewportSize(WIDE);
  await look('wide', faultsOf(page));
  return faults;
}

async function faultsOf(page: Page): Promise<string[]> {
  const beyond = await pixelsBeyond(page);
  return [
    ...(await accessibilityFaults(page)),
    ...(await tooSmall(page)).map((pressed) => `too small: ${pressed}`),
    ...(beyond > 0 ? [`${beyond} px cut off`] : []),
  ];
}

/** Colours alone can be wrong there. */
async function faultsInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const faults = await accessibilityFaults(page, COLOUR_RULES);
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

/** The colours are the person's own there: what is told by a background alone is told by nothing. */
async function faultsInHighContrast(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
  const faults = [
    ...(await accessibilityFaults(page, COLOUR_RULES)),
    ...(await withoutEdge(page)).map((pressed) => `without an edge: ${pressed}`),
  ];
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  return faults;
}
