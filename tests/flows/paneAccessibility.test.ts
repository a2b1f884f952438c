import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { type LookName, LOOKS, putOn } from '../support/paneTour/looks.ts';
import { openTour, startTourStage, type TourStage } from '../support/paneTour/stage.ts';
import { walkThroughPane } from '../support/paneTour/walk.ts';
import { accessibilityFaults, COLOUR_RULES } from '../support/recipientBrowser.ts';

const FAULTS: Readonly<Record<LookName, (pane: Frame) => Promise<string[]>>> = {
  light: (pane) => accessibilityFaults(pane),
  dark: (pane) => accessibilityFaults(pane, COLOUR_RULES),
  contrast: (pane) => accessibilityFaults(pane, COLOUR_RULES),
  narrow: cutOff,
};

let stage: TourStage;

beforeAll(async () => {
  stage = await startTourStage();
}, 240_000);

afterAll(() => stage.stop(), 60_000);

test('no state of the pane has a fault: light, dark, in forced colours and 320 px wide', async () => {
  const faults: string[] = [];
  const states: string[] = [];
  const look = async (state: string, pane: Frame) => {
    states.push(state);
    for (const name of LOOKS) {
      await putOn(name, tour.page, pane);
      const found = await FAULTS[name](pane);
      faults.push(...found.map((fault) => `${state}, ${name}: ${fault}`));
    }
    await putOn('light', tour.page, pane);
  };
  const tour = await openTour(stage, { language: 'de', look });
  await walkThroughPane(tour);
  expect(faults).toEqual([]);
  expect(states.length).toBeGreaterThan(40);
}, 600_000);

/** What needs scrolling in two directions (WCAG 1.4.10). */
async function cutOff(pane: Frame): Promise<string[]> {
  return pane.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    return [`${scrollWidth} px wide: ${wide.at(-1)?.outerHTML.slice(0, 200)}`];
  });
}
