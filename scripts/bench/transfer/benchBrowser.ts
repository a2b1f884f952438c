import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--remote-debugging-port=0',
  'about:blank',
];
const STARTS_WITHIN_MS = 60_000;

/**
 * A Chromium with a profile on disk (one without keeps files in memory) that is let alone while it works: Playwright copies
 * all that a page sends while it is attached.
 */
export class BenchBrowser {
  readonly #folder: string;
  readonly #child: ReturnType<typeof spawn>;

  private constructor(child: ReturnType<typeof spawn>, folder: string) {
    [this.#child, this.#folder] = [child, folder];
  }

  static async start(): Promise<BenchBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'siegelpost-bench-profile-'));
    const program = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    return new BenchBrowser(
      spawn(program, [`--user-data-dir=${folder}`, ...ARGUMENTS], { stdio: 'ignore' }),
      folder,
    );
  }

  /** Does something with the one page. */
  async attached<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const browser: Browser = await chromium.connectOverCDP(await this.#address(), { isLocal: true });
    try {
      const page = browser.contexts()[0]?.pages()[0];
      if (!page) throw new Error('The browser has no page.');
      page.setDefaultTimeout(0);
      return await work(page);
    } finally {
      await browser.close();
    }
  }

  /** Lets the page do a step of the benchmark with nobody attached, and answers what it reports. */
  async alone(step: string): Promise<number> {
    const { url, reported, close } = await reportTo();
    try {
      await this.attached((page) =>
        page.evaluate(`transferBench.begin(${JSON.stringify(step)}, ${JSON.stringify(url)})`),
      );
      const { error, milliseconds } = await reported;
      if (error) throw new Error(`${step}: ${error}`);
      return milliseconds;
    } finally {
      close();
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null) {
      this.#child.kill();
      await once(this.#child, 'exit');
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async #address(): Promise<string> {
    const end = Date.now() + STARTS_WITHIN_MS;
    while (Date.now() < end) {
      const [port] = (await readFile(join(this.#folder, 'DevToolsActivePort'), 'utf8').catch(() => '')).split(
        '\n',
      );
      if (port) return `http://127.0.0.1:${port}`;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('Chromium does not start.');
  }
}

interface Report {
  readonly milliseconds: number;
  readonly error?: string;
}

/** A server for one answer. */
async function reportTo() {
  let report: (report: Report) => void = () => undefined;
  const reported = new Promise<Report>((resolve) => (report = resolve));
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.once('end', () => {
      response.writeHead(204, { 'access-control-allow-origin': '*', connection: 'close' }).end();
      report(JSON.parse(Buffer.concat(pieces).toString()) as Report);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, reported, close: () => void server.close() };
}
