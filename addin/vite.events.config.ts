import { defineConfig } from 'vite';

/**
 * The event file: one script without imports in the language of 2016, for a runtime that is no browser. Its name has no
 * hash because the manifest names it.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    target: 'es2016',
    outDir: 'dist',
    emptyOutDir: false,
    lib: {
      entry: 'src/events/main.ts',
      name: 'siegelpost',
      formats: ['iife'],
      fileName: () => 'launchevent.js',
    },
  },
});
