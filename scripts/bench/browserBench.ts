import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import type { ContestantName } from './contestants.ts';
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
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Runs contestants in a dedicated worker of Chromium, on files chosen as a person chooses them. */
export async function startBrowserRunner(plain: string, sealed: string): Promise<Runner> {
  const server = await serve(await bundledWorker());
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.locator('input').setInputFiles([plain, sealed]);
  return {
    name: `Chromium ${browser.version()}`,
    run: (name) => runInWorker(page, name),
    stop: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function runInWorker(page: Page, name: ContestantName): Promise<Measured> {
  const fileIndex = name.includes('opening') ? 1 : 0;
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
