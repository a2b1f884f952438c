import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const LIBRARY = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const FOLDERS = ['standard_fonts', 'wasm'];
const WANTED = /\.(?:pfb|ttf|wasm)$|^LICENSE/;

/** Lays what PDF documents may lack (the standard fonts) or need (decoders of pictures) beside the viewer, unhashed. */
export function pdfAssets(): Plugin {
  return {
    name: 'pdf-assets',
    apply: 'build',
    async generateBundle() {
      for (const folder of FOLDERS) {
        const names = await readdir(join(LIBRARY, folder));
        for (const name of names.filter((found) => WANTED.test(found))) {
          const source = await readFile(join(LIBRARY, folder, name));
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs/${name}`, source });
        }
      }
    },
  };
}
