import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('../src/worker/downloadWorker.ts', import.meta.url));

/**
 * Builds the service worker as one classic script at the root: not every browser takes a service worker with
 * imports, and its address decides what it may see and must not change.
 */
export function downloadWorker(): Plugin {
  return {
    name: 'download-worker',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          write: false,
          rolldownOptions: { input: SOURCE, output: { format: 'iife', codeSplitting: false } },
        },
      });
      const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
      const [script] = outputs.filter((output) => output.type === 'chunk');
      if (!script || outputs.length !== 1) throw new Error('the download worker is one script');
      this.emitFile({ type: 'asset', fileName: 'download-worker.js', source: script.code });
    },
  };
}
