import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../folderError.ts';
import { canReach, type Account } from './account.ts';

/** Stays over a restart of the machine, unlike /tmp, and every account can walk to it. */
const COMMON_FOLDER = '/var/tmp';
const COMMON_PREFIX = 'siegelpost-postgres-';
const POINTER = 'postgres-place';
const BELONGS_TO = 'belongs-to';

/**
 * The folder that holds cluster and log. It is the data folder itself wherever PostgreSQL's account can
 * reach it; below a closed home it lies in /var/tmp, and the data folder remembers where.
 */
export async function postgresPlace(dataDir: string, account: Account): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  if (account.uid === undefined) return dataDir;
  // Walking through our own folder is allowed to all; what is secret in it has tight modes itself.
  await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  if (canReach(account, dataDir)) return dataDir;
  return (await rememberedPlace(dataDir)) ?? (await newPlace(dataDir));
}

/** Makes a folder that belongs to PostgreSQL's account alone. */
export async function ownFolder(path: string, account: Account): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o700);
  if (account.uid !== undefined && account.gid !== undefined) await chown(path, account.uid, account.gid);
}

async function rememberedPlace(dataDir: string): Promise<string | undefined> {
  try {
    const place = (await readFile(join(dataDir, POINTER), 'utf8')).trim();
    const { uid } = await stat(place);
    const owner = await readFile(join(place, BELONGS_TO), 'utf8');
    return uid === 0 && owner === dataDir ? place : undefined;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function newPlace(dataDir: string): Promise<string> {
  await removeForgottenPlaces(dataDir);
  const place = await mkdtemp(join(COMMON_FOLDER, COMMON_PREFIX));
  await chmod(place, 0o711);
  await writeFile(join(place, BELONGS_TO), dataDir);
  await writeFile(join(dataDir, POINTER), place);
  return place;
}

/** When somebody deletes the data folder, its cluster in /var/tmp goes with the next start. */
async function removeForgottenPlaces(dataDir: string): Promise<void> {
  const names = await readdir(COMMON_FOLDER);
  for (const name of names.filter((each) => each.startsWith(COMMON_PREFIX))) {
    const place = join(COMMON_FOLDER, name);
    const owner = await readFile(join(place, BELONGS_TO), 'utf8').catch(() => undefined);
    if (owner === dataDir && (await stat(place)).uid === 0) await rm(place, { recursive: true, force: true });
  }
}
