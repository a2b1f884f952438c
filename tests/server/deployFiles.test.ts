import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '@siegelpost/server/config/readConfig';
import { SECRET_SETTINGS, Settings } from '@siegelpost/server/config/settings';
import { paths } from '@siegelpost/shared/api/paths';
import { parse } from 'yaml';

const HOUSE = fileURLToPath(new URL('../../', import.meta.url));
const DEPLOY = join(HOUSE, 'scripts/deploy');

const read = (name: string) => readFileSync(join(DEPLOY, name), 'utf8');

/** What these tests read of the root's package.json. */
interface RootPackage {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

const root = JSON.parse(readFileSync(join(HOUSE, 'package.json'), 'utf8')) as RootPackage;

/** What these tests read of compose.yaml. */
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly env_file?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
}

const SETTINGS = new Set<string>([
  ...Object.keys(Settings.properties),
  ...SECRET_SETTINGS.map((name) => `${name}_FILE`),
]);

/** Names that are no settings of ours, among those of environment variables. */
const unknown = (names: readonly string[]) => names.filter((name) => !SETTINGS.has(name));

/** NAME=value, one a line. */
const example = Object.fromEntries(
  read('siegelpost.env.example')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

test('the example holds settings there are', () => {
  expect(Object.keys(example).length).toBeGreaterThan(3);
  expect(unknown(Object.keys(example))).toEqual([]);
});

describe('Containerfile', () => {
  const file = read('Containerfile');
  const copied = [...file.matchAll(/^COPY --from=build \/build\/(\S+)/gm)].map(([, path = '']) => path);

  test('copies what is there, or is built', () => {
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      const room = path.replace(/\/?dist$/, '');
      expect(existsSync(join(HOUSE, path === room ? path : join(room, 'package.json')))).toBe(true);
    }
  });

  test('runs scripts and programs there are', () => {
    for (const [, script = ''] of file.matchAll(/npm run (\S+)/g))
      expect(Object.keys(root.scripts)).toContain(script);
    for (const [, room = ''] of file.matchAll(/--workspace (\S+)/g))
      expect(existsSync(join(HOUSE, room, 'package.json'))).toBe(true);
    expect(file).toContain('CMD ["node", "server/dist/main.js"]');
    expect(existsSync(join(HOUSE, 'server/src/main.ts'))).toBe(true);
    expect(file).toContain(paths.ready);
  });

  test('has a Node that the programs run on, and sets settings there are', () => {
    const least = Number(/\d+/.exec(root.engines.node)?.[0]);
    const versions = [...file.matchAll(/^FROM \S*\/node:(\d+)/gm)].map(([, version]) => Number(version));
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(version).toBeGreaterThanOrEqual(least);
    const [, settings = ''] = /^ENV (.+)$/m.exec(file) ?? [];
    expect(unknown(settings.split(' ').map((pair) => pair.split('=')[0] ?? ''))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const compose = parse(read('compose.yaml'), { merge: true }) as Compose;
  const services = Object.values(compose.services);
  const server = compose.services['server'] ?? {};
  const given = server.environment ?? {};

  test('names files there are, or whose example is', () => {
    expect(existsSync(join(DEPLOY, server.build?.context ?? '', server.build?.dockerfile ?? 'none'))).toBe(
      true,
    );
    const mounted = services
      .flatMap(({ volumes = [] }) => volumes)
      .filter((volume) => volume.startsWith('./'))
      .map((volume) => volume.split(':')[0] ?? '');
    for (const path of [...mounted, server.env_file ?? 'none'])
      expect(existsSync(join(DEPLOY, path)) || existsSync(join(DEPLOY, `${path}.example`))).toBe(true);
  });

  test('declares every secret, network and volume it uses', () => {
    for (const { secrets = [], networks = [], volumes = [] } of services) {
      expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining([...secrets]));
      expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining([...networks]));
      const named = volumes.filter((volume) => !volume.startsWith('.')).map((volume) => volume.split(':')[0]);
      expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named));
    }
    const mounted = Object.values(given).filter((value) => value.startsWith('/run/secrets/'));
    expect(server.secrets).toEqual(
      expect.arrayContaining(mounted.map((path) => path.slice('/run/secrets/'.length))),
    );
  });

  test('gives the server settings it starts with', () => {
    expect(unknown(Object.keys(given))).toEqual([]);
    // Secrets as they would stand in their files.
    const secrets: Record<string, string> = {
      MIGRATION_DATABASE_URL: 'postgres://owner:secret@postgres/siegelpost',
      DATABASE_URL: 'postgres://siegelpost:secret@postgres/siegelpost',
      S3_ACCESS_KEY: 'access',
      S3_SECRET_KEY: 'secret',
      METRICS_TOKEN: 'a-token-of-some-length',
    };
    const direct = Object.entries(given).map(([name, value]) => {
      const bare = name.replace(/_FILE$/, '');
      return bare === name ? [name, value] : [bare, secrets[bare] ?? ''];
    });
    const config = readConfig({ ...example, NODE_ENV: 'production', ...Object.fromEntries(direct) });
    expect(config.blobs.kind).toBe('s3');
    expect(config.production).toBe(true);
  });
});

describe('siegelpost.service', () => {
  const unit = read('siegelpost.service');
  const lines = (key: string) =>
    [...unit.matchAll(new RegExp(`^${key}=(.+)$`, 'gm'))].map(([, value = '']) => value);

  test('starts the program from where the build puts it', () => {
    const [start = ''] = lines('ExecStart');
    const program = /\/opt\/siegelpost\/(\S+)/.exec(start)?.[1] ?? '';
    expect(program).toBe('server/dist/main.js');
    const [documentation = ''] = lines('Documentation');
    expect(existsSync(join(HOUSE, documentation.replace('file:///opt/siegelpost/', '')))).toBe(true);
  });

  test('sets settings there are, from credentials it loads', () => {
    const pairs = lines('Environment').flatMap((line) => line.split(' '));
    expect(pairs.length).toBeGreaterThan(2);
    expect(unknown(pairs.map((pair) => pair.split('=')[0] ?? ''))).toEqual([]);
    const loaded = lines('LoadCredential').map((line) => line.split(':')[0] ?? '');
    const used = pairs.flatMap((pair) => /%d\/(\S+)/.exec(pair)?.[1] ?? []);
    expect(new Set(used)).toEqual(new Set(loaded));
  });
});
