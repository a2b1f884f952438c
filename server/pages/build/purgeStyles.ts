import { PurgeCSS } from 'purgecss';
import type { Plugin } from 'vite';

/** Leaves of a style sheet only what the pages use: of KERN a tenth. */
export function purgeStyles(sheet: RegExp, content: string[]): Plugin {
  return {
    name: 'purge-styles',
    apply: 'build',
    // Before Vite's own handling, so that the hash in the file's name is that of what is left.
    enforce: 'pre',
    transform: {
      filter: { id: sheet },
      async handler(raw) {
        const [purged] = await new PurgeCSS().purge({ content, css: [{ raw }] });
        return purged ? { code: purged.css, map: null } : null;
      },
    },
  };
}
