import { deriveGateKeys } from '@siegelpost/shared/envelope/gates';
import { passphrase } from '@siegelpost/shared/envelope/passphrase';
import { linkOf, PASSWORD, randomFile } from '../support/packages.ts';
import { addressOf, startRecipientStage } from '../support/recipientStage.ts';
import { BareBrowser, type BarePage } from './bareBrowser.ts';
import { Wire } from './wire.ts';

/**
 * npm run bench:pages [rounds]: what a recipient waits for, with a cold cache, as the table of docs/PERFORMANCE.md.
 */
const rounds = Number(process.argv[2] ?? 5);

interface Conditions {
  readonly name: string;
  readonly cpuSlowdown: number;
  readonly network: { latency: number; downloadThroughput: number; uploadThroughput: number } | null;
}

/** "Slow 4G" as Chrome's developer tools have it: 1.6 Mbit/s, 150 ms on the line, felt as these figures. */
const SLOW_4G = {
  latency: 150 * 3.75,
  downloadThroughput: ((1.6 * 1024 * 1024) / 8) * 0.9,
  uploadThroughput: ((750 * 1024) / 8) * 0.9,
};

const CONDITIONS: readonly Conditions[] = [
  { name: 'this machine', cpuSlowdown: 1, network: null },
  { name: 'Slow 4G, CPU 4 times slower', cpuSlowdown: 4, network: SLOW_4G },
];

/** Milliseconds of the page's own clock, at the first frame after each. */
interface Moments {
  readonly field: number;
  readonly submitted: number;
  readonly message: number;
  readonly tasks: readonly number[];
}

interface Measured {
  readonly wireBytes: number;
  readonly fieldMs: number;
  readonly messageMs: number;
  readonly longestTaskMs: number;
}

/** Noted by the page itself: what stands there counts from the frame that shows it. */
const NOTE_MOMENTS = `
  window.moments = { tasks: [] };
  new PerformanceObserver((list) => moments.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask', buffered: true });
  document.addEventListener('submit', ({ timeStamp }) => (moments.submitted = timeStamp), true);
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries({ field: 'input', message: '.message' })) {
      if (name in moments || !document.querySelector(selector)) continue;
      moments[name] = 0;
      requestAnimationFrame(() => setTimeout(() => (moments[name] = performance.now())));
    }
  }).observe(document, { childList: true, subtree: true });
`;

const REQUESTS = `performance.getEntriesByType('resource').map(({ name, startTime, responseEnd, encodedBodySize }) =>
  [Math.round(startTime), Math.round(responseEnd), encodedBodySize, new URL(name).pathname].join(' ')).join('\n')`;

const stage = await startRecipientStage();
const browser = await BareBrowser.start();
console.log(
  '| | until the password field: KB on the wire | ms | from password to message, ms | longest task, ms |',
);
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const conditions of CONDITIONS) {
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round++) measured.push(await measure(conditions));
  const median = (of: (one: Measured) => number) => Math.round(middle(measured.map(of)));
  console.log(
    `| ${conditions.name} | ${(median(({ wireBytes }) => wireBytes) / 1000).toFixed(1)} | ` +
      `${median(({ fieldMs }) => fieldMs)} | ${median(({ messageMs }) => messageMs)} | ` +
      `${median(({ longestTaskMs }) => longestTaskMs)} |`,
  );
}
console.log(`\nArgon2 once, not slowed down: ${Math.round(await argon2Ms())} ms`);
await browser.stop();
await stage.stop();

async function measure({ cpuSlowdown, network }: Conditions): Promise<Measured> {
  const sent = await stage.send([randomFile('Bescheid.pdf', 100_000)]);
  const wire = new Wire();
  const page = await browser.newPage((method, params) => wire.hear(method, params));
  await page.call('Page.enable');
  await page.call('Network.enable');
  await page.call('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  if (network) await page.call('Network.emulateNetworkConditions', { offline: false, ...network });
  await page.call('Page.addScriptToEvaluateOnNewDocument', { source: NOTE_MOMENTS });

  await page.call('Page.navigate', { url: addressOf(sent) });
  await page.until('window.moments?.field');
  // A person takes a while to type ten characters.
  await new Promise((resolve) => setTimeout(resolve, 4000));
  if (process.env['BENCH_SHOW_REQUESTS']) console.log(await page.evaluate<string>(REQUESTS));
  if (network) await slowDownTheLine(page, network);
  await page.type(PASSWORD);
  await page.pressEnter();
  await page.until('window.moments?.message');
  const moments = await page.evaluate<Moments>('moments');
  stage.line.delay(0);
  await page.close();
  return {
    wireBytes: wire.octetsUntil(moments.field),
    fieldMs: moments.field,
    messageMs: moments.message - moments.submitted,
    longestTaskMs: Math.max(0, ...moments.tasks),
  };
}

/** The browser's tool knows nothing of what a worker asks for: from here on the line itself takes its time. */
async function slowDownTheLine(page: BarePage, { latency }: { readonly latency: number }): Promise<void> {
  const asFast = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await page.call('Network.emulateNetworkConditions', asFast);
  // Once on the way up, once on the way down.
  stage.line.delay(latency / 2);
}

/** The browser's tool slows the main thread, not the worker: this is what has to be added for a slower one. */
async function argon2Ms(): Promise<number> {
  const link = linkOf(await stage.send([]));
  const begun = performance.now();
  await deriveGateKeys(passphrase(link.linkSecret, PASSWORD), link.packageId);
  return performance.now() - begun;
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
