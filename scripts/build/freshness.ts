import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lock } from 'proper-lockfile';

const NOT_A_SOURCE = new Set(['node_modules', 'dist', '.cache', '.siegelpost']);

/** Another process that builds the same is waited for, however long it takes; one that died is not after ten seconds. */
const PATIENTLY = { forever: true, minTimeout: 100, maxTimeout: 500 } as const;

export interface Built {
  /** The folder the build fills. */
  readonly dist: string;
  /** A file that names the sources of the last build by their digest. */
  readonly stamp: string;
}

/**
 * Builds unless the last build had the same sources; answers whether it did. Of several processes that want
 * the same at once, one builds and the others wait for it.
 *
 * @param sources files, and folders with everything below them but tests
 */
export async function buildUnlessFresh(
  { dist, stamp }: Built,
  sources: readonly string[],
  build: () => Promise<void>,
): Promise<boolean> {
  await mkdir(dirname(stamp), { recursive: true });
  // A machine that slept in the middle lost the lock, not the build.
  const release = await lock(stamp, {
    realpath: false,
    retries: PATIENTLY,
    onCompromised: () => undefined,
  });
  try {
    const digest = await digestOf(sources);
    if ((await exists(dist)) && (await readFile(stamp, 'utf8').catch(() => '')) === digest) return false;
    // What breaks off half-way must not pass for the build before it.
    await rm(stamp, { force: true });
    await build();
    await writeFile(stamp, digest);
    return true;
  } finally {
    await release().catch(() => undefined);
  }
}

/** SHA-256 over names and contents. Times would tell too much: the build itself changes those of the folders it fills. */
async function digestOf(sources: readonly string[]): Promise<string> {
  const files = (await Promise.all(sources.map(filesBelow))).flat();
  const hash = createHash('sha256');
  for (const [name, content] of files) hash.update(`${name}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}

async function filesBelow(path: string): Promise<[name: string, content: Buffer][]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined)
    return readFile(path).then(
      (content) => [[path, content]],
      () => [],
    );
  const below = entries
    .filter(({ name }) => !NOT_A_SOURCE.has(name) && !isTest(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => filesBelow(join(path, entry.name)));
  return (await Promise.all(below)).flat();
}

function isTest(name: string): boolean {
  return /\.test\.tsx?$/.test(name);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
