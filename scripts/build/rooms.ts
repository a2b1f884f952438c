import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoError } from '../demo/demoError.ts';
import { isFresh, markFresh } from './freshness.ts';

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

const CONFIG = /^vite(\.\w+)?\.config\.ts$/;

/** Builds what is stale; answers the names of what it built. */
export async function buildRooms(rooms: readonly Room[], force = false): Promise<string[]> {
  const built = await Promise.all(
    rooms.map(async (room) => ((await buildRoom(room, force)) ? [room.name] : [])),
  );
  return built.flat();
}

async function buildRoom(room: Room, force: boolean): Promise<boolean> {
  const built = {
    dist: join(HOUSE, room.folder, 'dist'),
    stamp: join(HOUSE, '.cache/built', room.folder.replaceAll('/', '-')),
  };
  const sources = room.sources.map((source) => join(HOUSE, source));
  if (!force && (await isFresh(built, sources))) return false;
  const begun = new Date();
  const configs = (await readdir(join(HOUSE, room.folder))).filter((name) => CONFIG.test(name)).toSorted();
  if (configs.length === 0) throw new DemoError('build-failed', { subject: room.name });
  for (const config of configs) await runVite(room, config);
  await markFresh(built, begun);
  return true;
}

function runVite(room: Room, config: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(HOUSE, 'node_modules/vite/bin/vite.js'), 'build', '--config', config, '--logLevel', 'warn'],
      { cwd: join(HOUSE, room.folder), stdio: ['ignore', 'pipe', 'pipe'] },
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
