import { spawn } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoError } from '../demo/demoError.ts';
import { buildUnlessFresh } from './freshness.ts';

export const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

export interface Room {
  readonly name: string;
  readonly folder: string;
  /** Everything whose change makes the built files stale. */
  readonly sources: readonly string[];
}

const COMMON_SOURCES = ['shared/src', 'shared/package.json', 'package-lock.json'];

/** What a browser runs, each built by the Vite configurations in its folder. */
export const BROWSER_ROOMS: readonly Room[] = [
  { name: 'pages', folder: 'server/pages', sources: ['server/pages', ...COMMON_SOURCES] },
  { name: 'addin', folder: 'addin', sources: ['addin', ...COMMON_SOURCES] },
  {
    name: 'demo Outlook',
    folder: 'scripts/demo/outlook',
    sources: ['scripts/demo/outlook', 'scripts/demo/contract', ...COMMON_SOURCES],
  },
];

/** Delivered beside the rest; nothing that runs here needs it. */
export const OPENER: Room = {
  name: 'offline opener',
  folder: 'scripts/opener',
  sources: ['scripts/opener', ...COMMON_SOURCES],
};

const CONFIG = /^vite(\.\w+)?\.config\.ts$/;

export interface BuildOptions {
  /** Also what is not stale. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

/** Builds what is stale; answers the names of what it built. @throws DemoError `build-failed` */
export async function buildRooms(rooms: readonly Room[], options: BuildOptions = {}): Promise<string[]> {
  const built = await Promise.all(
    rooms.map(async (room) => ((await buildRoom(room, options)) ? [room.name] : [])),
  );
  return built.flat();
}

async function buildRoom(room: Room, { force = false, signal }: BuildOptions): Promise<boolean> {
  const stamp = join(HOUSE, '.cache/built', room.folder.replaceAll('/', '-'));
  if (force) await rm(stamp, { force: true });
  return buildUnlessFresh(
    { dist: join(HOUSE, room.folder, 'dist'), stamp },
    room.sources.map((source) => join(HOUSE, source)),
    async () => {
      for (const config of await viteConfigs(room)) await runVite(room, config, signal);
    },
  );
}

/** The Vite configurations of a room, in the order in which they build. */
export async function viteConfigs(room: Room): Promise<string[]> {
  const names = await readdir(join(HOUSE, room.folder));
  return names.filter((name) => CONFIG.test(name)).toSorted();
}

function runVite(room: Room, config: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(HOUSE, 'node_modules/vite/bin/vite.js'), 'build', '--config', config, '--logLevel', 'warn'],
      {
        cwd: join(HOUSE, room.folder),
        // Whoever starts it, tests included: what is built is what is delivered.
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
        ...(signal === undefined ? {} : { signal }),
      },
    );
    let saying = '';
    child.stdout.on('data', (text) => (saying += String(text)));
    child.stderr.on('data', (text) => (saying += String(text)));
    const endWithUs = (): void => void child.kill();
    process.once('exit', endWithUs);
    child.on('error', (cause) => reject(new DemoError('build-failed', { subject: room.name, cause })));
    child.on('close', (code) => {
      process.removeListener('exit', endWithUs);
      if (code === 0) resolve();
      else reject(new DemoError('build-failed', { subject: room.name, saying: saying.trim().slice(-2000) }));
    });
  });
}
