import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../support/chromium.ts';
import { PaneDesk } from '../support/paneDesk.ts';
import { type Product, startProduct } from '../support/startProduct.ts';
import { BareBrowser, type BarePage } from './bareBrowser.ts';

/**
 * npm run bench:pane [rounds]: what a clerk waits for between the click in the ribbon and a pane that answers, with a CPU
 * that is four times slower, as the table of docs/PERFORMANCE.md. The browser is driven by bare DevTools messages, as for
 * the recipient's pages.
 */
const rounds = Number(process.argv[2] ?? 5);
const SLOWDOWN = 4;
/** A browser keeps a script the first time, and what it made of it the second. */
const EARLIER_DAYS = 2;
const WINDOW = { width: 1280, height: 720 };

/** Milliseconds since the pane's page was asked for. */
interface Opening {
  /** The browser reads on behind office.js: it was fetched and has run. */
  readonly officeRunMs: number;
  /** The pane's own modules are there and have been read. */
  readonly begunMs: number;
  /** office.js has spoken with Outlook. */
  readonly officeMs: number;
  /** The button that the screen is for is there, and the main thread is free to answer it. */
  readonly answersMs: number;
}

const FIRST = { name: 'first time, nothing cached: sign-in', button: 'Code anfordern' };
const DAILY = { name: 'every day, cached: form', button: 'Sicher senden' };

async function main(): Promise<void> {
  const product = await startProduct();
  const profile = await mkdtemp(join(tmpdir(), 'siegelpost-bench-'));
  await signIn(profile, product);
  const certificate = await readFile(join(product.dataDir, 'certificate', 'localhost.crt'), 'utf8');
  const browser = await BareBrowser.start(profile, certificate);
  try {
    for (let day = 0; day < EARLIER_DAYS; day++)
      await measure(await browser.newPageOfProfile(WINDOW), product, DAILY.button);
    const first: Opening[] = [];
    const daily: Opening[] = [];
    for (let round = 0; round < rounds; round++) {
      first.push(await measure(await browser.newPage(() => undefined, WINDOW), product, FIRST.button));
      daily.push(await measure(await browser.newPageOfProfile(WINDOW), product, DAILY.button));
    }
    console.log(
      '| | office.js has run, ms | own code begins, ms | office.js ready, ms | screen answers, ms |',
    );
    console.log('| --- | ---: | ---: | ---: | ---: |');
    console.log(row(FIRST.name, first));
    console.log(row(DAILY.name, daily));
  } finally {
    await browser.stop();
    await product.stop();
  }
}

/** A clerk's everyday browser: signed in, the key on the device, everything cached. */
async function signIn(profile: string, product: Product): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: CHROMIUM_ARGUMENTS,
    locale: 'de-DE',
    ignoreHTTPSErrors: true,
  });
  const desk = new PaneDesk(await context.newPage(), product);
  const pane = await desk.paneBesideNewMail({ to: CITIZEN.address, subject: 'Bescheid' });
  await desk.signIn(pane);
  await desk.keepRecoveryCode(pane);
  await pane.getByRole('button', { name: DAILY.button }).waitFor();
  await context.close();
}

/** Opens Outlook and a mail at full speed, then the pane at a quarter of it. */
async function measure(page: BarePage, { outlookOrigin }: Product, button: string): Promise<Opening> {
  const source = `(${watchFor.toString()})(${JSON.stringify(button)})`;
  await page.call('Page.enable');
  await page.call('Page.addScriptToEvaluateOnNewDocument', { source });
  await page.call('Page.navigate', { url: outlookOrigin });
  await page.until(`document.querySelector('[data-action="new-mail"]')`);
  await page.evaluate(`document.querySelector('[data-action="new-mail"]').click()`);
  await page.until(`document.querySelector('.addin-button')`);
  // What Outlook and the event file still do.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await page.call('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.evaluate(`document.querySelector('.addin-button').click()`);
  await page.until('window.opening');
  const opening = await page.evaluate<Opening>('window.opening');
  await page.close();
  return opening;
}

/**
 * Runs in every frame, as it stands here: notes when the pane's screen answers, and tells the window around it. (No
 * function in it may have a name.)
 */
function watchFor(button: string): void {
  if (window === window.top)
    addEventListener('message', ({ data }) => data?.opening && Object.assign(window, data));
  if (!location.pathname.startsWith('/pane/taskpane')) return;
  let officeRunMs = 0;
  new MutationObserver((_, observer) => {
    if (document.querySelector('script[type=module]')) officeRunMs ||= performance.now();
    const buttons = [...document.querySelectorAll('#root button')];
    if (!buttons.some(({ textContent }) => textContent === button)) return;
    observer.disconnect();
    // Painted, and whatever was queued before is done.
    requestAnimationFrame(() =>
      setTimeout(() => {
        const answersMs = performance.now();
        const [begunMs, officeMs] = ['siegelpost begins', 'office.js ready'].map(
          (mark) => performance.getEntriesByName(mark)[0]?.startTime,
        );
        window.top?.postMessage({ opening: { officeRunMs, begunMs, officeMs, answersMs } }, '*');
      }),
    );
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

function row(name: string, openings: readonly Opening[]): string {
  const median = (of: (one: Opening) => number) => Math.round(middle(openings.map(of)));
  const columns = [
    median((one) => one.officeRunMs),
    median((one) => one.begunMs),
    median((one) => one.officeMs),
    median((one) => one.answersMs),
  ];
  return `| ${[name, ...columns].join(' | ')} |`;
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

await main();
