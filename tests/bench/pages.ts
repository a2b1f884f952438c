import type { CDPSession, Page } from 'playwright-core';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

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

interface Measured {
  readonly wireBytes: number;
  readonly fieldMs: number;
  readonly messageMs: number;
  readonly longestTaskMs: number;
}

const stage = await startRecipientStage();
console.log(
  '| | until the password field: KB on the wire | ms | from password to message, ms | longest task, ms |',
);
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const conditions of CONDITIONS) {
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round++) measured.push(await measure(stage, conditions));
  const median = (of: (one: Measured) => number) => Math.round(middle(measured.map(of)));
  console.log(
    `| ${conditions.name} | ${(median(({ wireBytes }) => wireBytes) / 1000).toFixed(1)} | ` +
      `${median(({ fieldMs }) => fieldMs)} | ${median(({ messageMs }) => messageMs)} | ` +
      `${median(({ longestTaskMs }) => longestTaskMs)} |`,
  );
}
await stage.stop();

async function measure(stage: RecipientStage, { cpuSlowdown, network }: Conditions): Promise<Measured> {
  const sent = await stage.send([randomFile('Bescheid.pdf', 100_000)]);
  const { page, close } = await stage.visit('about:blank', { viewport: { width: 390, height: 844 } });
  const devtools = await page.context().newCDPSession(page);
  const wire = await countWire(devtools);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  if (network) await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await watchTasks(page);

  const field = page.getByRole('textbox');
  const begun = performance.now();
  await page.goto(addressOf(sent), { waitUntil: 'commit' });
  await field.waitFor();
  const fieldMs = performance.now() - begun;
  const wireBytes = wire();
  if (process.env['BENCH_SHOW_REQUESTS']) await showRequests(page);

  // A person takes a while to type ten characters.
  await page.waitForTimeout(4000);
  await field.fill(PASSWORD);
  const entered = performance.now();
  await field.press('Enter');
  await page.locator('.message').waitFor();
  const messageMs = performance.now() - entered;
  const longestTaskMs = await page.evaluate(() =>
    Math.max(0, ...((window as { tasks?: number[] }).tasks ?? [])),
  );
  await close();
  return { wireBytes, fieldMs, messageMs, longestTaskMs };
}

/** Octets as they travelled, heads included. */
async function countWire(devtools: CDPSession): Promise<() => number> {
  let octets = 0;
  devtools.on('Network.dataReceived', ({ encodedDataLength }) => (octets += encodedDataLength));
  devtools.on('Network.responseReceived', ({ response }) => (octets += response.encodedDataLength));
  await devtools.send('Network.enable');
  return () => octets;
}

async function watchTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
      buffered: true,
    });
  });
}

async function showRequests(page: Page): Promise<void> {
  const lines = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ name, startTime, responseEnd, encodedBodySize }) =>
        [Math.round(startTime), Math.round(responseEnd), encodedBodySize, new URL(name).pathname].join(' '),
      ),
  );
  console.log(lines.join('\n'));
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
