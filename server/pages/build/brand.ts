import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const BRAND = fileURLToPath(new URL('../brand.html', import.meta.url));
const PLACE = '<!--brand-->';

/** Puts `brand.html`, whose page this is, wherever the page must say so before any script does. */
export function brand(): Plugin {
  return {
    name: 'brand',
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        return html.replaceAll(PLACE, await readFile(BRAND, 'utf8'));
      },
    },
  };
}
