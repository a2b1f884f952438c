import { readlink, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOutput, isAlive } from '../processes.ts';

export interface Postmaster {
  readonly pid: number;
  readonly ready: boolean;
}

const PID_LINE = 0;
const STATUS_LINE = 7;

/** What PostgreSQL itself writes about a running cluster; undefined when there is no such file. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[PID_LINE]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, ready: lines[STATUS_LINE]?.trim() === 'ready' };
}

/**
 * Whether that process really is a PostgreSQL on this very cluster. After a restart of the machine the
 * number in the file may belong to anybody.
 */
export async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return folder === cluster;
  }
  const command =
    process.platform === 'win32'
      ? commandOutput('wmic', ['process', 'where', `processid=${pid}`, 'get', 'commandline'])
      : commandOutput('ps', ['-o', 'command=', '-p', String(pid)]);
  return command?.includes(cluster) ?? false;
}
