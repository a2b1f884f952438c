import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { noise } from '../benchFiles.ts';
import { type BarePipe, startBarePipe } from './barePipe.ts';
import { median, percentile, type Row, speed } from './figures.ts';
import { type BenchPlace, startBenchPlace } from './place.ts';

const SOURCES = fileURLToPath(new URL('../transferPage/', import.meta.url));
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const SMALL_BYTES = 100_000;
const SMALL_ROUNDS = 40;
const NO_LIMIT = 0;

export interface BrowserOptions {
  readonly bytes: number;
  readonly rounds: number;
}

/** The whole path in Chromium, sealing and opening included, beside plain fetch of the same file in the same page. */
export async function measureBrowser({ bytes, rounds }: BrowserOptions): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'siegelpost-bench-page-'));
  const pages = await builtPage(folder);
  const [place, pipe] = await Promise.all([startBenchPlace({ pages }), startBarePipe()]);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  try {
    // Plain fetch goes to another origin, which the page's own policy forbids.
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    page.setDefaultTimeout(NO_LIMIT);
    await prepare(page, place);
    const large = await noiseFile(folder, 'large', bytes);
    const small = await noiseFile(folder, 'small.pdf', SMALL_BYTES);
    return [...(await largeRows(page, pipe, large, { bytes, rounds })), await smallRow(page, small)];
  } finally {
    await browser.close();
    await Promise.all([place.stop(), pipe.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(page: Page, { origin, token }: BenchPlace): Promise<void> {
  await page.goto(`${origin}/`);
  await page.waitForFunction('window.transferBench');
  await page.evaluate(`transferBench.prepare(${JSON.stringify(token)})`);
}

async function largeRows(page: Page, pipe: BarePipe, file: string, options: BrowserOptions): Promise<Row[]> {
  await page.locator('input').setInputFiles(file);
  const url = JSON.stringify(pipe.url);
  const times = { send: [] as number[], save: [] as number[], up: [] as number[], down: [] as number[] };
  for (let round = 0; round < options.rounds; round++) {
    times.up.push(await page.evaluate(`transferBench.plainUpload(${url})`));
    times.send.push(await page.evaluate('transferBench.send()'));
    times.down.push(await page.evaluate(`transferBench.plainDownload(${url})`));
    times.save.push(await page.evaluate('transferBench.save()'));
  }
  const row = (what: string, ours: readonly number[], plain: readonly number[]): Row => {
    const ratio = median(plain) / median(ours);
    const value = `${speed(options.bytes, median(ours))}, ${ratio.toFixed(2)} of plain fetch (${speed(options.bytes, median(plain))})`;
    return { what, value, goal: '≥ 0.6 of plain fetch', reached: ratio >= 0.6 };
  };
  return [
    row('Chromium, from the chosen file to the link', times.send, times.up),
    row('Chromium, from "save" to the verified file', times.save, times.down),
  ];
}

async function smallRow(page: Page, file: string): Promise<Row> {
  await page.locator('input').setInputFiles(file);
  const times: number[] = [];
  for (let round = 0; round < SMALL_ROUNDS; round++) times.push(await page.evaluate('transferBench.send()'));
  const p95 = percentile(times, 95);
  return {
    what: 'Chromium, a PDF of 100 KB, from the click to the link, with a password',
    value: `median ${median(times).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    goal: 'p95 < 400 ms',
    reached: p95 < 400,
  };
}

async function builtPage(folder: string): Promise<string> {
  const pages = join(folder, 'pages');
  await build({
    root: SOURCES,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: pages,
      emptyOutDir: true,
      rolldownOptions: {
        input: { page: join(SOURCES, 'page.ts'), worker: join(SOURCES, 'worker.ts') },
        output: { entryFileNames: 'assets/[name].js' },
      },
    },
  });
  await mkdir(join(pages, 'assets'), { recursive: true });
  const html =
    '<!doctype html><title>bench</title><input type="file"><script type="module" src="/assets/page.js"></script>';
  await writeFile(join(pages, 'index.html'), html);
  return pages;
}

async function noiseFile(folder: string, name: string, bytes: number): Promise<string> {
  const path = join(folder, name);
  await pipeline(Readable.from(noise(bytes), { objectMode: false }), createWriteStream(path));
  return path;
}
