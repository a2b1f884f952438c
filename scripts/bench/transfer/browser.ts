import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { noise } from '../benchFiles.ts';
import { startBarePipe } from './barePipe.ts';
import { BenchBrowser } from './benchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { median, percentile, type Row, speed } from './figures.ts';
import { type BenchPlace, startBenchPlace } from './place.ts';
import { settledDisk } from './settledDisk.ts';

const SMALL_BYTES = 100_000;
const SMALL_ROUNDS = 40;

export interface BrowserOptions {
  readonly bytes: number;
  readonly rounds: number;
}

interface Stage {
  readonly browser: BenchBrowser;
  readonly place: BenchPlace;
  readonly folder: string;
}

/** The whole path in Chromium, sealing and opening included, beside plain fetch of the same file in the same page. */
export async function measureBrowser({ bytes, rounds }: BrowserOptions): Promise<Row[]> {
  return onStage(async (stage) => {
    const pipe = await startBarePipe();
    try {
      await choose(stage, 'large', bytes);
      const times = new Map<string, number[]>();
      const steps = ['plainUpload', 'send', 'plainDownload', 'save'];
      for (let round = 0; round < rounds; round++)
        for (const step of steps) {
          await settledDisk();
          const took = await stage.browser.alone(`${step} ${pipe.url}`);
          times.set(step, [...(times.get(step) ?? []), took]);
        }
      const row = (what: string, ours: string, plain: string): Row => {
        const [took, least] = [median(times.get(ours) ?? []), median(times.get(plain) ?? [])];
        const ratio = least / took;
        const value = `${speed(bytes, took)}, ${ratio.toFixed(2)} of plain fetch (${speed(bytes, least)})`;
        return { what, value, goal: '≥ 0.6 of plain fetch', reached: ratio >= 0.6 };
      };
      return [
        row('Chromium, from the chosen file to the link', 'send', 'plainUpload'),
        row('Chromium, from "save" to the verified file', 'save', 'plainDownload'),
      ];
    } finally {
      await pipe.stop();
    }
  });
}

/** From the click to the link that opens, for a file that goes in one request. */
export async function measureClick(): Promise<Row[]> {
  return onStage(async (stage) => {
    const cold: number[] = [];
    const warm: number[] = [];
    const unprepared: number[] = [];
    for (let round = 0; round < SMALL_ROUNDS; round++) {
      // A fresh page and a fresh worker: nothing has been sent before.
      await choose(stage, 'small.pdf', SMALL_BYTES);
      await clicked(stage, true, cold);
      await clicked(stage, true, warm);
      await clicked(stage, false, unprepared);
    }
    const p95 = percentile(cold, 95);
    const value = (times: readonly number[]) =>
      `median ${median(times).toFixed(0)} ms, p95 ${percentile(times, 95).toFixed(0)} ms`;
    const what = 'Chromium, a PDF of 100 KB with a password, from the click to the link';
    return [
      {
        what: `${what}: first of a fresh page, password prepared`,
        value: value(cold),
        goal: 'p95 < 400 ms',
        reached: p95 < 400,
      },
      { what: `${what}: second, password prepared`, value: value(warm) },
      { what: `${what}: before anything could be prepared`, value: value(unprepared) },
    ];
  });
}

async function clicked({ browser }: Stage, prepared: boolean, times: number[]): Promise<void> {
  times.push(
    await browser.attached(async (page) => {
      if (prepared) await page.evaluate('transferBench.prepare()');
      return page.evaluate<number>('transferBench.send()');
    }),
  );
}

async function onStage(measure: (stage: Stage) => Promise<Row[]>): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'siegelpost-bench-page-'));
  const pages = await builtPage(folder);
  const [place, browser] = await Promise.all([startBenchPlace({ pages }), BenchBrowser.start()]);
  try {
    return await measure({ place, browser, folder });
  } finally {
    await browser.stop();
    await place.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A fresh page, with a clerk who is signed in and a file of noise that is chosen. */
async function choose({ browser, place, folder }: Stage, name: string, bytes: number): Promise<void> {
  const path = join(folder, name);
  await pipeline(Readable.from(noise(bytes), { objectMode: false }), createWriteStream(path));
  await browser.attached(async (page) => {
    // Plain fetch goes to another origin, which the page's own policy forbids; decided as the page is loaded.
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await page.goto(`${place.origin}/`);
    await page.waitForFunction('window.transferBench');
    await page.evaluate(`transferBench.signIn(${JSON.stringify(place.token)})`);
    await page.locator('input').setInputFiles(path);
  });
}
