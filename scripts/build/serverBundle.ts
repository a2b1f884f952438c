import { join } from 'node:path';
import { build } from 'vite';
import { HOUSE } from './rooms.ts';

/** The server and its administrator's commands for production; only their libraries stay outside. */
export async function buildServerBundle(): Promise<void> {
  const room = join(HOUSE, 'server');
  await build({
    root: room,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: [/^@siegelpost\//] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist',
      emptyOutDir: true,
      sourcemap: true,
      rolldownOptions: {
        input: { main: join(room, 'src/main.ts'), admin: join(room, 'src/admin/main.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}
