import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pane and the page that carries the event file; vite.events.config.ts builds that file itself. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/pane/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['taskpane.html', 'launchevent.html', 'sign-in.html'] },
  },
});
