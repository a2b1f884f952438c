import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** What the page may do: run and look as built, and reach nothing. WebAssembly is Argon2. */
function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Puts script and styles into one HTML file under a policy that names their hashes; nothing else is written. */
export function oneFile(template: string, name: string): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      let [script, style] = ['', ''];
      for (const [file, output] of Object.entries(bundle)) {
        if (output.type === 'chunk') script += output.code;
        else if (file.endsWith('.css')) style += String(output.source);
        delete bundle[file];
      }
      script = script.replaceAll('</script', String.raw`<\/script`).replaceAll('<!--', String.raw`<\!--`);
      const html = await readFile(template, 'utf8');
      // As functions, because a replacement text has signs of its own.
      const source = html
        .replace('content="policy"', () => `content="${policy(script, style)}"`)
        .replace('<!-- style -->', () => `<style>${style}</style>`)
        .replace('<!-- script -->', () => `<script type="module">${script}</script>`);
      this.emitFile({ type: 'asset', fileName: name, source });
    },
  };
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
