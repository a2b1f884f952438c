import { mkdir, mkdtemp, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildUnlessFresh } from './freshness.ts';

let house: string;
let room: string;
let dist: string;

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), 'siegelpost-build-'));
  room = join(house, 'room');
  dist = join(room, 'dist');
  await mkdir(join(room, 'src'), { recursive: true });
  await writeFile(join(room, 'src/main.ts'), 'one');
});

afterEach(() => rm(house, { recursive: true, force: true }));

/** As Vite does: empties its folder, which lies among the sources, and fills it. */
async function vite(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, 'main.js'), await readFile(join(room, 'src/main.ts')));
}

const build = (how = vite) =>
  buildUnlessFresh({ dist, stamp: join(house, '.cache/built/room') }, [room], how);

test('the first build of a fresh clone is also the last, until a source changes', async () => {
  expect(await build()).toBe(true);
  expect(await build()).toBe(false);
  await writeFile(join(room, 'src/main.ts'), 'two');
  expect(await build()).toBe(true);
  expect(await build()).toBe(false);
});

test.each<[what: string, change: () => Promise<void>, stale: boolean]>([
  ['a new name', () => rename(join(room, 'src/main.ts'), join(room, 'src/other.ts')), true],
  ['a file that is gone', () => rm(join(room, 'src/extra.ts')), true],
  ['a built folder that is gone', () => rm(dist, { recursive: true }), true],
  ['a test', () => writeFile(join(room, 'src/main.test.ts'), 'test'), false],
  ['nothing but a time', () => utimes(join(room, 'src/main.ts'), new Date(), new Date()), false],
])('after a build: %s', async (_what, change, stale) => {
  await writeFile(join(room, 'src/extra.ts'), 'extra');
  await build(async () => mkdir(dist).then(() => undefined));
  await change();
  expect(await build(async () => mkdir(dist, { recursive: true }).then(() => undefined))).toBe(stale);
});

test('of several that want the same at once, one builds and all have it', async () => {
  const built = await Promise.all([build(), build(), build()]);
  expect(built.filter(Boolean)).toHaveLength(1);
  expect(await readFile(join(dist, 'main.js'), 'utf8')).toBe('one');
});

test('a build that broke off is made again, although its sources are those of the build before', async () => {
  await build();
  await writeFile(join(room, 'src/main.ts'), 'wrong');
  await expect(build(() => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
  await writeFile(join(room, 'src/main.ts'), 'one');
  expect(await build()).toBe(true);
});
