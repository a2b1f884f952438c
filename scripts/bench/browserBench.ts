import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, firefox, type Page } from 'playwright-core';
import { build } from 'vite';
import type { BenchFiles } from './benchFiles.ts';
import { ALL, type BenchFile, type ContestantName } from './contestants.ts';
import type { Measured, Runner } from './measure.ts';
import { peakGrowthMb, processTree } from './processMemory.ts';

const WORKER = fileURLToPath(new URL('./browser/benchWorker.ts', import.meta.url));
const PAGE = `<!doctype html><title>bench</title><input type="file" multiple><script>
function bench(name, index) {
  const worker = new Worker('/worker.js');
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => (worker.terminate(), resolve(data));
    worker.postMessage({ name, file: document.querySelector('input').files[index] });
  });
}
</script>`;
/** How each browser is started: the one the machine has. */
const BROWSERS = {
  chromium: () =>
    chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    }),
  firefox: () =>
    firefox.launch({
      channel: 'moz-firefox',
      executablePath: process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr',
    }),
};

/** Runs contestants in a dedicated worker, on files chosen as a person chooses them. */
export async function startBrowserRunner(
  kind: keyof typeof BROWSERS,
  { paths }: BenchFiles,
): Promise<Runner> {
  const server = await serve(await bundledWorker());
  const browser = await BROWSERS[kind]();
  // Firefox cannot pretend media features.
  const asItIs = { colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null } as const;
  const page = await (await browser.newContext(asItIs)).newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const names = Object.keys(paths) as BenchFile[];
  await page.locator('input').setInputFiles(names.map((name) => paths[name]));
  return {
    name: `${kind === 'chromium' ? 'Chromium' : 'Firefox'} ${browser.version()}`,
    run: (name) => runInWorker(page, name, names.indexOf(ALL[name].file)),
    stop: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function runInWorker(page: Page, name: ContestantName, fileIndex: number): Promise<Measured> {
  const pids = await processTree(process.pid);
  const memory = peakGrowthMb(pids);
  const run: Omit<Measured, 'growthMb'> = await page.evaluate(`bench(${JSON.stringify(name)}, ${fileIndex})`);
  return { ...run, growthMb: memory.stop() };
}

async function bundledWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry: WORKER, formats: ['iife'], name: 'bench' }, minify: true },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('Vite has built no worker.');
  return chunk.code;
}

async function serve(worker: string): Promise<Server> {
  const server = createServer((request, response) => {
    const script = request.url === '/worker.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ? worker : PAGE);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
