import { homedir } from 'node:os';
import { join } from 'node:path';

/** For this user of the machine only. */
export const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;

/** Where the command line keeps accounts and unfinished sendings. */
export function ownFolder(): string {
  const { SIEGELPOST_HOME: own, XDG_CONFIG_HOME: common, APPDATA: windows } = process.env;
  return own ?? join(common ?? windows ?? join(homedir(), '.config'), 'siegelpost');
}
