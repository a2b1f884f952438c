import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DemoError } from './demoError.ts';
import { folderError } from './folderError.ts';
import { onFreePort } from './ports.ts';
import { endProcess } from './processes.ts';
import { postgresAccount, type Account } from './postgres/account.ts';
import { clusterPassword, lastLines, POSTGRES_USER, preparedCluster } from './postgres/cluster.ts';
import { postgresPlace } from './postgres/place.ts';
import { readPostmaster, servesCluster } from './postgres/postmasterFile.ts';
import { postgresPrograms, type Programs } from './postgres/programs.ts';

export interface PostgresOptions {
  readonly dataDir: string;
  readonly port?: number;
}

export interface RunningPostgres {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const START_SECONDS = 30;
const STOP_MS = 8_000;
const POLL_MS = 15;
/** Smart shutdown would wait for clients for ever: fast first, then at once. */
const STOP_SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'];

/**
 * Starts the PostgreSQL that npm brought, on loopback, with its cluster in `dataDir`. A PostgreSQL that
 * an earlier, killed process left behind on the same cluster is ended first.
 */
export async function startPostgres({ dataDir, port }: PostgresOptions): Promise<RunningPostgres> {
  const folder = resolve(dataDir);
  try {
    const account = postgresAccount();
    const place = await postgresPlace(folder, account);
    const programs = await postgresPrograms(place, account);
    const cluster = await preparedCluster(place, programs, account);
    await endOrphan(cluster);
    const password = await clusterPassword(place);
    const start = (at: number) => run({ place, cluster, programs, account, password, port: at });
    return await (port === undefined ? onFreePort(start) : start(port));
  } catch (error) {
    throw folderError(error, folder);
  }
}

interface Cluster {
  readonly place: string;
  readonly cluster: string;
  readonly programs: Programs;
  readonly account: Account;
  readonly password: string;
  readonly port: number;
}

async function run(it: Cluster): Promise<RunningPostgres> {
  const logFile = join(it.place, 'postgres.log');
  const child = launch(it, logFile);
  const { pid } = child;
  if (pid === undefined) throw new DemoError('postgres-failed', { subject: it.programs.postgres });
  // Should the process end without stop(), its database ends with it.
  const endWithUs = (): void => void child.kill('SIGINT');
  process.once('exit', endWithUs);
  child.once('exit', () => process.removeListener('exit', endWithUs));
  await waitUntilReady(child, it, logFile);
  return {
    url: `postgres://${POSTGRES_USER}:${it.password}@127.0.0.1:${it.port}/postgres`,
    pid,
    stop: () => stop(pid, it),
  };
}

function launch({ cluster, programs, account, port }: Cluster, logFile: string): ChildProcess {
  const log = openSync(logFile, 'w', 0o600);
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200' };
  const child = spawn(
    programs.postgres,
    ['-D', cluster, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    // In a process group of its own: Ctrl-C in the terminal must reach the server first, not its database.
    {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C' },
    },
  );
  child.unref();
  closeSync(log);
  return child;
}

async function waitUntilReady(
  child: ChildProcess,
  { cluster, port }: Cluster,
  logFile: string,
): Promise<void> {
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (cause) => reject(new DemoError('postgres-failed', { cause })));
    child.once('exit', () => void startFailure(logFile, port).then(reject));
  });
  failed.catch(() => undefined);
  const deadline = Date.now() + START_SECONDS * 1000;
  while (!(await isReady(cluster, child.pid))) {
    if (Date.now() > deadline) throw await startFailure(logFile, port);
    await Promise.race([delay(POLL_MS), failed]);
  }
}

async function isReady(cluster: string, pid: number | undefined): Promise<boolean> {
  const postmaster = await readPostmaster(cluster);
  return postmaster?.pid === pid && postmaster?.ready === true;
}

async function startFailure(logFile: string, port: number): Promise<DemoError> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  // PostgreSQL has no exit codes for these; LC_ALL=C makes the system's texts stable.
  if (log.includes('No space left on device'))
    return new DemoError('folder-full', { saying: lastLines(log) });
  if (log.includes('Address already in use'))
    return new DemoError('port-taken', { subject: String(port), saying: lastLines(log) });
  return new DemoError('postgres-failed', { subject: logFile, saying: lastLines(log) });
}

async function endOrphan(cluster: string): Promise<void> {
  const orphan = await readPostmaster(cluster);
  if (orphan === undefined || !(await servesCluster(orphan.pid, cluster))) return;
  if (!(await endProcess(orphan.pid, STOP_SIGNALS, STOP_MS))) {
    throw new DemoError('folder-in-use', { subject: cluster });
  }
}

async function stop(pid: number, { cluster, programs }: Cluster): Promise<void> {
  if (process.platform === 'win32') {
    // Signals there end only the parent and leave the cluster as after a crash.
    spawnSync(programs.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  await endProcess(pid, STOP_SIGNALS, STOP_MS);
}
