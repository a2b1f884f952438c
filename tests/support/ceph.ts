import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@siegelpost/scripts/demo/ports';
import { cephConfiguration } from './cephConfiguration.ts';
import { installDebianPackages } from './debianPackage.ts';
import { eventually } from './eventually.ts';

const run = promisify(execFile);
const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'];
const READY_MS = 60_000;

/** Known to every test and to nobody else: the store listens on loopback and dies with its test. */
const KEYS = {
  accessKey: 'siegelposttestaccess',
  secretKey: 'siegelpost-test-secret-of-a-store-that-is-gone',
};

/** A Ceph of one node in memory, with its S3 gateway. */
export interface Ceph {
  readonly endpoint: string;
  /** Settings of a server that uses the bucket; it makes the bucket itself. */
  settings(bucket: string, endpoint?: string): Record<string, string>;
  /** Stops the gateway as a crash does, and starts it again on the same port. */
  killGateway(): Promise<void>;
  startGateway(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one, or says loudly that S3 is not tested and answers undefined. */
export async function startCeph(): Promise<Ceph | undefined> {
  if (!hasCeph()) {
    console.warn(
      `\n!!! S3 WAS NOT TESTED: this machine has no Ceph. On Debian, as root: apt-get install --no-install-recommends ${PACKAGES.join(' ')}\n`,
    );
    return undefined;
  }
  const node = new CephNode(await mkdtemp(join(tmpdir(), 'siegelpost-ceph-')));
  try {
    await node.start();
    return node;
  } catch (error) {
    await node.stop();
    throw error;
  }
}

/** Whether Ceph is there; installs it where it may. */
export function hasCeph(): boolean {
  return isInstalled() || (installDebianPackages(PACKAGES, 'a real S3 store') && isInstalled());
}

function isInstalled(): boolean {
  try {
    for (const program of ['ceph-mon', 'ceph-osd', 'radosgw'])
      execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

class CephNode implements Ceph {
  readonly #folder: string;
  readonly #processes: ChildProcess[] = [];
  #gateway: ChildProcess | undefined;
  #port = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  settings(bucket: string, endpoint = this.endpoint): Record<string, string> {
    return {
      BLOB_STORE: 's3',
      S3_ENDPOINT: endpoint,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY: KEYS.accessKey,
      S3_SECRET_KEY: KEYS.secretKey,
    };
  }

  async start(): Promise<void> {
    const [v2Port, v1Port] = [await freePort(), await freePort()];
    this.#port = await freePort();
    const fsid = randomUUID();
    for (const name of ['mon', 'osd', 'rgw', 'run', 'log', 'mgr']) await mkdir(join(this.#folder, name));
    const monitor = `[v2:127.0.0.1:${v2Port},v1:127.0.0.1:${v1Port}]`;
    await writeFile(this.#path('ceph.conf'), cephConfiguration({ folder: this.#folder, fsid, monitor }));
    await this.#makeKeys();
    await this.#run('monmaptool', ['--create', '--addv', 'a', monitor, '--fsid', fsid, this.#path('monmap')]);
    await this.#run('ceph-mon', [
      '--mkfs',
      '-i',
      'a',
      '--monmap',
      this.#path('monmap'),
      '--keyring',
      this.#keyring,
    ]);
    this.#launch('ceph-mon', ['-i', 'a', '-f']);
    const osd = randomUUID();
    await this.#run('ceph', ['osd', 'new', osd]);
    await this.#run('ceph-osd', ['-i', '0', '--mkfs', '--osd-uuid', osd]);
    this.#launch('ceph-osd', ['-i', '0', '-f']);
    await eventually(
      async () => ((await this.#run('ceph', ['osd', 'stat'])).includes('1 up') ? true : undefined),
      READY_MS,
    );
    await this.startGateway();
    const user = [
      '--uid=test',
      '--display-name=test',
      `--access-key=${KEYS.accessKey}`,
      `--secret-key=${KEYS.secretKey}`,
    ];
    await this.#run('radosgw-admin', ['user', 'create', ...user]);
  }

  async startGateway(): Promise<void> {
    const frontend = `beast endpoint=127.0.0.1:${this.#port} tcp_nodelay=1`;
    const options = ['-n', 'client.rgw', '-f', '--keyring', this.#keyring, '--rgw-frontends', frontend];
    const gateway = this.#launch('radosgw', options);
    this.#gateway = gateway;
    await eventually(async () => {
      if (gateway.exitCode !== null) throw new Error(await readFile(this.#path('log/radosgw.out'), 'utf8'));
      return (await answers(this.#port)) ? true : undefined;
    }, READY_MS);
  }

  async killGateway(): Promise<void> {
    await end(this.#gateway);
  }

  async stop(): Promise<void> {
    for (const process of this.#processes.toReversed()) await end(process);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #makeKeys(): Promise<void> {
    const keys: [string, string[]][] = [
      ['mon.', ['mon', 'allow *']],
      ['client.admin', ['mon', 'allow *', 'osd', 'allow *', 'mgr', 'allow *']],
      ['client.rgw', ['mon', 'allow rwx', 'osd', 'allow rwx']],
      ['osd.0', ['mon', 'allow profile osd', 'osd', 'allow *', 'mgr', 'allow profile osd']],
    ];
    for (const [index, [name, caps]] of keys.entries()) {
      const pairs = caps.flatMap((cap, at) => (at % 2 === 0 ? ['--cap', cap] : [cap]));
      const create = index === 0 ? ['--create-keyring'] : [];
      await this.#run('ceph-authtool', [...create, this.#keyring, '--gen-key', '-n', name, ...pairs]);
    }
  }

  get #keyring(): string {
    return this.#path('keyring');
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  async #run(program: string, options: readonly string[]): Promise<string> {
    const { stdout, stderr } = await run(program, [...options], { env: this.#env, timeout: READY_MS });
    return stdout + stderr;
  }

  /** Should this process end without stop(), its stores end with it. */
  #launch(program: string, options: readonly string[]): ChildProcess {
    const log = openSync(this.#path(`log/${program}.out`), 'a');
    const command = ['--pdeathsig', 'KILL', program, ...options];
    const child = spawn('setpriv', command, { env: this.#env, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#processes.push(child);
    return child;
  }

  get #env(): NodeJS.ProcessEnv {
    return { ...process.env, CEPH_CONF: this.#path('ceph.conf') };
  }
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve((socket.destroy(), true)));
    socket.once('error', () => resolve(false));
  });
}
