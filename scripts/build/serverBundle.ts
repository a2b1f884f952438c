import { join } from 'node:path';
import { build } from 'vite';
import { HOUSE } from './rooms.ts';

const ROOM = join(HOUSE, 'server');

/** The server and its administrator's commands for production; only their libraries stay outside. */
export async function buildServerBundle(): Promise<void> {
  const input = { main: join(ROOM, 'src/main.ts'), admin: join(ROOM, 'src/admin/main.ts') };
  await buildForNode(input, join(ROOM, 'dist'));
}

/** Another program around the server, built as the server is; answers its file. */
export async function buildAroundServer(name: string, source: string): Promise<string> {
  const outDir = join(ROOM, 'dist', name);
  await buildForNode({ [name]: source }, outDir);
  return join(outDir, `${name}.js`);
}

async function buildForNode(input: Readonly<Record<string, string>>, outDir: string): Promise<void> {
  await build({
    root: ROOM,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: [/^@siegelpost\//] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      sourcemap: true,
      rolldownOptions: { input: { ...input }, output: { entryFileNames: '[name].js' } },
    },
  });
}
