import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, chromiumPath } from './chromium.ts';
import { eventually } from './eventually.ts';

const STARTS_WITHIN_MS = 60_000;
const ONLY_OURS = [
  '--headless',
  '--remote-debugging-port=0',
  '--lang=de-DE',
  '--accept-lang=de-DE',
  'about:blank',
];

/**
 * A Chromium with a profile of its own, that goes on when nobody watches. Playwright keeps a copy of everything that a
 * page sends while it is attached; whoever measures memory must let go of it.
 */
export class OwnBrowser {
  readonly pid: number;
  /** Where downloads arrive while nobody watches. */
  readonly downloads: string;
  readonly #folder: string;
  readonly #child: ReturnType<typeof spawn>;
  #attached: Browser | undefined;

  private constructor(child: ReturnType<typeof spawn>, folder: string) {
    this.#child = child;
    this.#folder = folder;
    this.pid = child.pid ?? 0;
    this.downloads = join(folder, 'downloads');
  }

  static async start(): Promise<OwnBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'siegelpost-browser-'));
    await keepDownloadsIn(folder);
    const child = spawn(chromiumPath(), [...CHROMIUM_ARGUMENTS, `--user-data-dir=${folder}`, ...ONLY_OURS], {
      stdio: 'ignore',
    });
    return new OwnBrowser(child, folder);
  }

  /** The one page, as Playwright sees it from now on. */
  async page(): Promise<Page> {
    this.#attached ??= await chromium.connectOverCDP(await this.#address(), { isLocal: true });
    const page = this.#attached.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The browser has no page.');
    return page;
  }

  /** Nobody watches while `work` goes on; pages and frames known before are of no use afterwards. */
  async unwatched<T>(work: () => Promise<T>): Promise<T> {
    await this.#attached?.close();
    this.#attached = undefined;
    return work();
  }

  async stop(): Promise<void> {
    await this.#attached?.close();
    if (this.#child.exitCode === null) {
      this.#child.kill();
      await once(this.#child, 'exit');
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async #address(): Promise<string> {
    const file = join(this.#folder, 'DevToolsActivePort');
    const port = await eventually(
      async () => (await readFile(file, 'utf8').catch(() => '')).split('\n')[0] || undefined,
      STARTS_WITHIN_MS,
    );
    return `http://127.0.0.1:${port}`;
  }
}

async function keepDownloadsIn(folder: string): Promise<void> {
  const profile = join(folder, 'Default');
  await mkdir(profile, { recursive: true });
  const download = { default_directory: join(folder, 'downloads'), prompt_for_download: false };
  await writeFile(join(profile, 'Preferences'), JSON.stringify({ download }));
}
