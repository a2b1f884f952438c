import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

export const EARLY_SCRIPT = fileURLToPath(new URL('../src/early.ts', import.meta.url));

/** Gives `early.ts` a tag of its own, so that it runs as soon as it is there and not with everything else. */
export function earlyScript(): Plugin {
  return {
    name: 'early-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find(
          (output) => output.type === 'chunk' && EARLY_SCRIPT in output.modules,
        );
        if (!chunk) throw new Error('early.ts is a chunk of its own');
        const attrs = { type: 'module', async: true, crossorigin: true, src: `/${chunk.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
