import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NOT_A_SOURCE = new Set(['node_modules', 'dist', '.cache', '.siegelpost']);

export interface Built {
  /** The folder the build fills. */
  readonly dist: string;
  /** A file whose time says when the last build began. */
  readonly stamp: string;
}

/** Whether everything below `sources` is older than the last build. */
export async function isFresh({ dist, stamp }: Built, sources: readonly string[]): Promise<boolean> {
  const [filled, built] = await Promise.all([dist, stamp].map((path) => stat(path).catch(() => undefined)));
  if (filled === undefined || built === undefined) return false;
  const changes = await Promise.all(sources.map(lastChange));
  return Math.max(...changes) < built.mtimeMs;
}

/** The build counts from its beginning: what changes while it runs belongs to the next one. */
export async function markFresh({ stamp }: Built, begun: Date): Promise<void> {
  await mkdir(dirname(stamp), { recursive: true });
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
