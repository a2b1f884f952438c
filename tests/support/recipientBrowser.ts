import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BROWSER_ROOMS, buildRooms, HOUSE } from '@siegelpost/scripts/build/rooms';
import type { Result, RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A recipient's browser with one page, in which nothing has been stored yet. */
export interface RecipientBrowser {
  readonly page: Page;
  /** Everything that must not happen: errors in the console, refusals by the policy, requests beyond the origin. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

/** A machine that does other things beside may take its time. */
const PERSON_WAITS_MS = 60_000;

/** WCAG 2.2 AA and what comes before it. */
const ACCESSIBILITY_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** The folder with the recipient's pages, built where their sources are newer. */
export async function builtPages(): Promise<string> {
  await buildRooms(BROWSER_ROOMS.filter(({ name }) => name === 'pages'));
  return join(HOUSE, 'server/pages/dist');
}

export async function openRecipientBrowser(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<RecipientBrowser> {
  const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options });
  context.setDefaultTimeout(PERSON_WAITS_MS);
  const page = await context.newPage();
  const troubles: string[] = [];
  const origins = new Set<string>();
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    // What the page makes itself is no request beyond it.
    if (protocol !== 'blob:') origins.add(origin);
    if (origins.size > 1) troubles.push(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => troubles.push(`uncaught ${String(error)}`));
  page.on('console', (message) => {
    const refusedByApi = message.location().url.includes('/api/');
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The browser notes every answer of 400 and above, and a cut line: that is what the page is told by.
    if (!refusedByApi) troubles.push(`${message.type()} ${message.text()}`);
  });
  return { page, troubles, close: () => context.close() };
}

/** Everything axe has for WCAG 2.2 AA and before, and its best practice. */
const ALL_RULES: RunOptions = { runOnly: { type: 'tag', values: [...ACCESSIBILITY_RULES, 'best-practice'] } };
/** What alone can differ in another theme. */
export const COLOUR_RULES: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** What axe-core finds wrong on the page as it stands, each with the elements it is about. */
export async function accessibilityFaults(
  page: Pick<Page, 'evaluate'>,
  options = ALL_RULES,
): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(async (wanted) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // Fluent's own stops for the Tab key: never announced, never seen, left at once.
    const context = { include: [':root'], exclude: ['[data-tabster-dummy]'] };
    // A colour half-way between two is no fault; what turns for ever is not waited for.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
    return (await axe.run(context, { ...wanted, resultTypes: ['violations'] })).violations;
  }, options);
  return violations.map(describeFault);
}

function describeFault({ id, help, nodes }: Result): string {
  return `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`;
}
