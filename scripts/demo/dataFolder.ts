import { mkdir, open, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DemoError } from './demoError.ts';
import { folderError, systemCode } from './folderError.ts';
import { processIdentity } from './processes.ts';

export interface DataFolder {
  readonly path: string;
  release(): Promise<void>;
}

const LOCK = 'running';
/** A cluster needs 40 MB, its first journal 16 MB; below this the first upload would already fail. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

/** Makes the folder ours until `release`, or says in one sentence why it cannot be used. */
export async function claimDataFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder);
  const lock = join(path, LOCK);
  try {
    await mkdir(path, { recursive: true });
    await refuseSecondStart(lock, path);
    const owner = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) });
    await writeThrough(lock, owner);
    await refuseFullDisk(path);
  } catch (error) {
    throw folderError(error, path);
  }
  return { path, release: () => rm(lock, { force: true }) };
}

async function refuseSecondStart(lock: string, path: string): Promise<void> {
  const text = await readFile(lock, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  });
  const owner = lockOwner(text);
  if (owner === undefined || owner.pid === process.pid) return;
  if (processIdentity(owner.pid) === owner.identity) throw new DemoError('folder-in-use', { subject: path });
}

function lockOwner(text: string): { pid: number; identity: string } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value)) {
      return undefined;
    }
    const { pid, identity } = value;
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : undefined;
  } catch {
    return undefined;
  }
}

async function refuseFullDisk(path: string): Promise<void> {
  const { bavail, bsize } = await statfs(path);
  if (bavail * bsize < LEAST_FREE_BYTES) throw new DemoError('folder-full', { subject: path });
  // Quotas do not show in statfs: only writing tells.
  const probe = join(path, 'space-probe');
  await writeFile(probe, new Uint8Array(1024 * 1024));
  await rm(probe);
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
