import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { oneFile } from './build/oneFile.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  plugins: [oneFile(here('src/page.html'), 'siegelpost-open.html')],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: here('src/main.ts'), output: { codeSplitting: false } },
  },
});
