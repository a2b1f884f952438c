import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BROWSER_ROOMS, HOUSE, viteConfigs } from './rooms.ts';

/** Builds each room again whenever it changes; a reload in the browser shows it. Ends with this process. */
export function watchRooms(): void {
  for (const room of BROWSER_ROOMS) {
    void viteConfigs(room).then((configs) =>
      configs.forEach((config) => watch(join(HOUSE, room.folder), config)),
    );
  }
}

function watch(folder: string, config: string): void {
  const vite = join(HOUSE, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--watch', '--emptyOutDir=false', '--config', config, '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  process.once('exit', () => child.kill());
}
