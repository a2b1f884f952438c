import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DemoError } from '../demoError.ts';
import { systemCode } from '../folderError.ts';
import type { Account } from './account.ts';
import { ownFolder } from './place.ts';
import type { Programs } from './programs.ts';

export const POSTGRES_USER = 'siegelpost';

const PASSWORD_FILE = 'postgres-password';
const PRIVATE = 0o600;

/** The cluster's folder, made at the first start. An interrupted first start leaves nothing behind. */
export async function preparedCluster(place: string, programs: Programs, account: Account): Promise<string> {
  const cluster = join(place, 'postgres');
  if (await exists(join(cluster, 'PG_VERSION'))) return cluster;
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await ownFolder(unfinished, account);
  await initialise(unfinished, place, programs, account);
  await rename(unfinished, cluster);
  return cluster;
}

/** Made once and kept beside the cluster: other people of the same machine reach its port, too. */
export async function clusterPassword(place: string): Promise<string> {
  const file = join(place, PASSWORD_FILE);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    const password = randomBytes(24).toString('base64url');
    await writeFile(file, password, { mode: PRIVATE });
    return password;
  }
}

async function initialise(
  folder: string,
  place: string,
  programs: Programs,
  account: Account,
): Promise<void> {
  const passwordFile = `${folder}.password`;
  await writeFile(passwordFile, await clusterPassword(place), { mode: PRIVATE });
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    await runInitdb(programs.initdb, account, [
      `--pgdata=${folder}`,
      `--username=${POSTGRES_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
      '--no-sync',
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function runInitdb(program: string, account: Account, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    let saying = '';
    child.stdout.on('data', (text) => (saying += String(text)));
    child.stderr.on('data', (text) => (saying += String(text)));
    child.on('error', (cause) => reject(new DemoError('postgres-failed', { subject: 'initdb', cause })));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(initdbFailure(saying));
    });
  });
}

function initdbFailure(saying: string): DemoError {
  // PostgreSQL's own programs have no error codes; this is the system's text for ENOSPC under LC_ALL=C.
  if (saying.includes('No space left on device')) return new DemoError('folder-full', { saying });
  return new DemoError('postgres-failed', { subject: 'initdb', saying: lastLines(saying) });
}

export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-4).join('\n');
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
