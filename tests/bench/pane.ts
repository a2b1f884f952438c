import { writeFile } from 'node:fs/promises';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { PaneDesk } from '../support/paneDesk.ts';
import { type Product, startProduct } from '../support/startProduct.ts';

/**
 * npm run bench:pane [rounds]: what a clerk waits for between the click in the ribbon and a pane that answers, with a CPU
 * that is four times slower, as the table of docs/PERFORMANCE.md. BENCH_PROFILE=<file> keeps a CPU profile of one opening.
 */
const rounds = Number(process.argv[2] ?? 5);
const SLOWDOWN = 4;

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
  const [product, browser] = await Promise.all([startProduct(), launchChromium()]);
  try {
    const clerk = await openContext(browser);
    await signIn(clerk, product);
    const first: Opening[] = [];
    const daily: Opening[] = [];
    for (let round = 0; round < rounds; round++) {
      const fresh = await openContext(browser);
      first.push(await measure(fresh, product, FIRST.button));
      await fresh.close();
      daily.push(await measure(clerk, product, DAILY.button));
    }
    console.log(
      '| | office.js has run, ms | own code begins, ms | office.js ready, ms | screen answers, ms |',
    );
    console.log('| --- | ---: | ---: | ---: | ---: |');
    console.log(row(FIRST.name, first));
    console.log(row(DAILY.name, daily));
    if (process.env['BENCH_PROFILE']) await profile(clerk, product, process.env['BENCH_PROFILE']);
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'de-DE', ignoreHTTPSErrors: true });
  context.setDefaultTimeout(120_000);
  return context;
}

async function signIn(context: BrowserContext, product: Product): Promise<void> {
  const desk = new PaneDesk(await context.newPage(), product);
  const pane = await desk.paneBesideNewMail({ to: CITIZEN.address, subject: 'Bescheid' });
  await desk.signIn(pane);
  await desk.keepRecoveryCode(pane);
  await pane.getByRole('button', { name: DAILY.button }).waitFor();
  await desk.page.close();
}

/** Opens Outlook and a mail at full speed, then the pane at a quarter of it. */
async function measure(context: BrowserContext, product: Product, button: string): Promise<Opening> {
  const page = await context.newPage();
  await page.addInitScript(watchFor, button);
  const desk = new PaneDesk(page, product);
  await desk.openOutlook();
  await desk.compose({ to: CITIZEN.address, subject: 'Bescheid' });
  await page.waitForLoadState('networkidle');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const pane = await desk.openPane('Sicher senden');
  const seen = await pane.waitForFunction(() => (window as { opening?: Opening }).opening);
  const opening = await seen.evaluate((value) => value as Opening);
  await page.close();
  return opening;
}

/** Runs in every frame, as it stands here: notes when the pane's screen answers. (No function in it may have a name.) */
function watchFor(button: string): void {
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
        Object.assign(window, { opening: { officeRunMs, begunMs, officeMs, answersMs } });
      }),
    );
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

async function profile(context: BrowserContext, product: Product, file: string): Promise<void> {
  const page = await context.newPage();
  const desk = new PaneDesk(page, product);
  await desk.openOutlook();
  await desk.compose({ to: CITIZEN.address, subject: 'Bescheid' });
  await page.waitForLoadState('networkidle');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.setSamplingInterval', { interval: 200 });
  await devtools.send('Profiler.start');
  const pane = await desk.openPane('Sicher senden');
  await pane.getByRole('button', { name: DAILY.button }).waitFor();
  const taken = await devtools.send('Profiler.stop');
  await writeFile(file, JSON.stringify(taken.profile));
  await page.close();
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
