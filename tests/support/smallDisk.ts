import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of a few megabytes that really gets full. */
export interface SmallDisk {
  readonly folder: string;
  grow(megabytes: number): void;
  remove(): Promise<void>;
}

/** Mounts one where we may (root on Linux); otherwise says so and answers undefined. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'siegelpost-disk-'));
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    mount(`size=${megabytes}m`);
  } catch {
    await rm(folder, { recursive: true });
    console.warn('\n!!! A FULL DISK WAS NOT TESTED: it takes root on Linux to mount a small one.\n');
    return undefined;
  }
  return {
    folder,
    grow: (to) => mount(`remount,size=${to}m`),
    async remove() {
      execFileSync('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true });
    },
  };
}
