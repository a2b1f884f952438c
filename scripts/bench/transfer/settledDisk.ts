import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Waits until the system has written out what it was given; without such a command there is nothing to wait for. */
export async function settledDisk(): Promise<void> {
  await promisify(execFile)('sync').catch(() => undefined);
}
