import type { Frame, Page } from 'playwright-core';

/** How a pane may look. Narrow is 320 px, which is also 200 % zoom of one of 640 px. */
export const LOOKS = ['light', 'dark', 'contrast', 'narrow'] as const;
export type LookName = (typeof LOOKS)[number];

const MEDIA = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
  narrow: { colorScheme: 'light', forcedColors: 'none' },
} as const;

/** Shows the pane, inside the demo Outlook, in another look. */
export async function putOn(name: LookName, page: Page, pane: Frame): Promise<void> {
  await page.emulateMedia(MEDIA[name]);
  const frame = await pane.frameElement();
  const width = name === 'narrow' ? '320px' : '';
  await frame.evaluate((element: HTMLElement, css) => void (element.style.width = css), width);
  await painted(pane);
}

/** Waits until a change is on the screen: what moves or changes colour over it has begun to. */
export async function painted(pane: Frame): Promise<void> {
  await pane.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
