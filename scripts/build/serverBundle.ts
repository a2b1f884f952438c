import { join } from 'node:path';
import { build } from 'vite';
import { HOUSE } from './rooms.ts';

/** The server as one file for production; only its libraries stay outside. */
export async function buildServerBundle(): Promise<void> {
  await build({
    root: join(HOUSE, 'server'),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: [/^@siegelpost\//] },
    build: {
      ssr: 'src/main.ts',
      target: 'node20',
      outDir: 'dist',
      emptyOutDir: true,
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
}
