import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const STAMP = '.built';
const NOT_A_SOURCE = new Set(['node_modules', 'dist', '.cache', '.siegelpost']);

/** Whether `dist` was finished after the last change below `sources`. */
export async function isFresh(dist: string, sources: readonly string[]): Promise<boolean> {
  const built = await stat(join(dist, STAMP)).catch(() => undefined);
  if (built === undefined) return false;
  const changes = await Promise.all(sources.map(lastChange));
  return Math.max(...changes) < built.mtimeMs;
}

/** The build counts from its beginning: what changes while it runs belongs to the next one. */
export async function markFresh(dist: string, begun: Date): Promise<void> {
  const stamp = join(dist, STAMP);
  await writeFile(stamp, begun.toISOString());
  await utimes(stamp, begun, begun);
}

/** Folders count, too: a deleted file shows only there. */
async function lastChange(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const names = (await readdir(path)).filter((name) => !NOT_A_SOURCE.has(name) && !isTest(name));
  const changes = await Promise.all(names.map((name) => lastChange(join(path, name))));
  return Math.max(found.mtimeMs, ...changes);
}

function isTest(name: string): boolean {
  return /\.test\.tsx?$/.test(name);
}
