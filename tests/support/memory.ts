import { readFile } from 'node:fs/promises';
import { processTree } from './processes.ts';

const EVERY_MS = 100;
const KIB = 1024;

export interface MemoryWatch {
  /** Octets by which the memory grew over what it was at the start, at its highest. */
  growth(): number;
  stop(): void;
}

/**
 * Watches the memory of a process and all its descendants: what they have filled themselves, what they share counted once
 * (proportional set size). Pages of program files do not count: their share grows whenever another program that has them
 * open ends. Undefined where the system does not tell.
 */
export async function watchMemory(rootPid: number): Promise<MemoryWatch | undefined> {
  if (process.platform !== 'linux') return undefined;
  const start = await treeMemory(rootPid);
  let peak = start;
  let measuring = false;
  const timer = setInterval(() => {
    if (measuring) return;
    measuring = true;
    void treeMemory(rootPid).then((bytes) => {
      peak = Math.max(peak, bytes);
      measuring = false;
    });
  }, EVERY_MS);
  return { growth: () => peak - start, stop: () => clearInterval(timer) };
}

async function treeMemory(rootPid: number): Promise<number> {
  const sizes = await Promise.all((await processTree(rootPid)).map(processMemory));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

async function processMemory(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const filled = [...rollup.matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+) kB/gm)];
  return filled.reduce((sum, [, kib]) => sum + Number(kib) * KIB, 0);
}
