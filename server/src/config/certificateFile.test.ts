import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from './readConfig.ts';
import { readCertificateSetting } from './certificateFile.ts';

const VECTORS = fileURLToPath(new URL('../../../tests/vectors/v1/envelopes.json', import.meta.url));
const PRIVATE =
  'holds a private key, which must never lie on this server: take it away, and name the certificate';

interface Key {
  readonly name: string;
  readonly certificate: string;
  readonly privateKey: string;
}

const keys = (JSON.parse(readFileSync(VECTORS, 'utf8')) as { keys: Key[] }).keys;
const [first] = keys;
const certificate = Buffer.from(first?.certificate ?? '', 'base64');
const privateKey = Buffer.from(first?.privateKey ?? '', 'base64');

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'siegelpost-certificate-'));
  file = join(folder, 'archive.pgp');
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: Buffer | string) {
  writeFileSync(file, content);
  const complaints: string[] = [];
  return { octets: readCertificateSetting(file, (sentence) => complaints.push(sentence)), complaints };
}

const armored = (kind: string, octets: Buffer) =>
  `-----BEGIN PGP ${kind} BLOCK-----\nComment: Archiv\n\n${(octets.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n=abcd\n-----END PGP ${kind} BLOCK-----\n`;

test.each(keys.map(({ name, certificate: given }) => [name, given]))(
  'a certificate (%s) is taken, binary or armored',
  (_name, given) => {
    const octets = Buffer.from(given, 'base64');
    expect(read(octets)).toEqual({ octets, complaints: [] });
    expect(read(armored('PUBLIC KEY', octets))).toEqual({ octets, complaints: [] });
    expect(read(armored('PUBLIC KEY', octets).replaceAll('\n', '\r\n'))).toEqual({ octets, complaints: [] });
  },
);

test.each([
  ['a private key', privateKey],
  ['an armored private key', armored('PRIVATE KEY', privateKey)],
  ['a private key behind a certificate', Buffer.concat([certificate, privateKey])],
  ['a private key that calls itself public', armored('PUBLIC KEY', privateKey)],
  ['a private key that was cut', privateKey.subarray(0, 30)],
])('%s is refused: it must never lie here', (_what, content) => {
  expect(read(content)).toEqual({ octets: undefined, complaints: [PRIVATE] });
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', 'Archiv'],
  ['two certificates', Buffer.concat([certificate, certificate])],
  ['a cut certificate', certificate.subarray(0, -1)],
  ['a sealed file', Buffer.from('c3550623090314040000', 'hex')],
  ['a packet without an end', Buffer.from('c6ff7fffffff04', 'hex')],
])('%s is no certificate', (_what, content) => {
  expect(read(content)).toEqual({ octets: undefined, complaints: ['is not one OpenPGP certificate'] });
});

test('a file that is not there is said', () => {
  const complaints: string[] = [];
  readCertificateSetting(join(folder, 'nothing'), (sentence) => complaints.push(sentence));
  expect(complaints).toEqual(['the file cannot be read']);
});

const USUAL = {
  NODE_ENV: 'test',
  PUBLIC_URL: 'http://localhost',
  DATABASE_URL: 'postgres://localhost/x',
  BLOB_DIR: '/tmp/blobs',
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'siegelpost@amt.example',
  ORGANISATION_NAME: 'Amt Beispiel',
  CLERK_DOMAINS: 'amt.example',
};

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig({ ...USUAL, ...env });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

function levelsFile(archiveRequired: boolean): string {
  const path = join(folder, `levels-${archiveRequired}.json`);
  const level = { id: 'akte', names: { de: 'Akte', en: 'file' }, archiveRequired };
  writeFileSync(path, JSON.stringify({ levels: [level] }));
  return path;
}

test('a demand without a key stops the server at start (row 28)', () => {
  expect(problems({ ARCHIVE_PACKAGES: 'all' })).toEqual([
    'ARCHIVE_CERTIFICATE_FILE: is required with ARCHIVE_PACKAGES=all',
  ]);
  expect(problems({ CLASSIFICATIONS_FILE: levelsFile(true) })).toEqual([
    'ARCHIVE_CERTIFICATE_FILE: is required with the level “akte” (archiveRequired)',
  ]);
  expect(problems({ ARCHIVE_PACKAGES: 'all', ARCHIVE_CERTIFICATE_FILE: join(folder, 'nothing') })).toEqual([
    'ARCHIVE_CERTIFICATE_FILE: the file cannot be read',
  ]);
});

test('a key that nothing would be sealed to is a slip, and said', () => {
  writeFileSync(file, certificate);
  const named = { ARCHIVE_CERTIFICATE_FILE: file, CLASSIFICATIONS_FILE: levelsFile(false) };
  expect(problems(named)).toEqual([
    expect.stringMatching(/^ARCHIVE_CERTIFICATE_FILE: nothing would be sealed/),
  ]);
  expect(problems({ ...named, ARCHIVE_PACKAGES: 'all' })).toEqual([]);
  expect(problems({ ...named, CLASSIFICATIONS_FILE: levelsFile(true) })).toEqual([]);
});

test('the policy says which packages the archive reads', () => {
  writeFileSync(file, certificate);
  const demand = (env: Record<string, string>) => readConfig({ ...USUAL, ...env }).policy.archive;
  expect(demand({})).toBe('none');
  expect(demand({ ARCHIVE_CERTIFICATE_FILE: file, ARCHIVE_PACKAGES: 'all' })).toBe('all');
  expect(demand({ ARCHIVE_CERTIFICATE_FILE: file, CLASSIFICATIONS_FILE: levelsFile(true) })).toBe('levels');
});
