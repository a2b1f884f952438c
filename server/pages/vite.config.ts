import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { downloadWorker } from './build/downloadWorker.ts';
import { precompress } from './build/precompress.ts';
import { purgeStyles } from './build/purgeStyles.ts';
import { subsetFonts } from './build/subsetFonts.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [
    react(),
    purgeStyles(/kern\.min\.css$/, [here('index.html'), here('src/**/*.tsx')]),
    subsetFonts(),
    downloadWorker(),
    precompress(),
  ],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Our CSP permits no `data:` address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The contract's schemas are left out where only its paths and ids are used.
      treeshake: {
        manualPureFunctions: ['Type.Unsafe', 'Type.String'],
        moduleSideEffects: [{ test: /node_modules\/typebox\//, sideEffects: false }],
      },
    },
  },
});
