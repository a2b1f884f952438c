import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const SOURCES = fileURLToPath(new URL('../transferPage/', import.meta.url));
const HTML =
  '<!doctype html><title>bench</title><input type="file"><script type="module" src="/assets/page.js"></script>';

/** The page of the benchmark, built like the product's, in a folder of its own below `folder`. */
export async function builtPage(folder: string): Promise<string> {
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
  await writeFile(join(pages, 'index.html'), HTML);
  return pages;
}
