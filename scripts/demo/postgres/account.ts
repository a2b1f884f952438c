import { spawnSync } from 'node:child_process';

export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root; this id exists on every system and needs no new user. */
const NOBODY = 65534;

/** Who PostgreSQL runs as: the person who started us, or nobody when that is root. */
export function postgresAccount(): Account {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Whether the account can walk to the folder: a home of mode 0700 above it is enough to say no. */
export function canReach(account: Account, path: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('test', ['-x', path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}
