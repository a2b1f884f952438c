import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { brand } from './build/brand.ts';
import { compileMessages, WITHOUT_PARSER } from './build/compileMessages.ts';
import { downloadWorker } from './build/downloadWorker.ts';
import { EARLY_SCRIPT, earlyScript } from './build/earlyScript.ts';
import { pdfAssets } from './build/pdfAssets.ts';
import { precompress } from './build/precompress.ts';
import { purgeStyles } from './build/purgeStyles.ts';
import { subsetFonts } from './build/subsetFonts.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [
    react(),
    brand(),
    purgeStyles(/kern\.min\.css$/, [here('*.html'), here('src/**/*.tsx')]),
    subsetFonts(),
    compileMessages(),
    downloadWorker(),
    earlyScript(),
    pdfAssets(),
    precompress(),
  ],
  resolve: { alias: [WITHOUT_PARSER] },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Our CSP permits no `data:` address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [here('index.html'), EARLY_SCRIPT],
      output: {
        // Every further file of the first screen costs a slow line another round trip: HTTP/1.1 asks for six at a time.
        codeSplitting: {
          groups: [
            { name: 'early', test: EARLY_SCRIPT, priority: 1 },
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
      // The contract's schemas are left out where only its paths and ids are used.
      treeshake: {
        manualPureFunctions: ['Type.Unsafe', 'Type.String'],
        moduleSideEffects: [{ test: /node_modules\/typebox\//, sideEffects: false }],
      },
    },
  },
});
