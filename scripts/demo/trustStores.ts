import { X509Certificate } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { Certificate } from './certificate.ts';

export interface TrustResult {
  /** What now trusts the certificate, in words a person knows. */
  readonly store: string;
  readonly done: boolean;
  /** What the person can do instead, as a command or a place in a program. */
  readonly instead: string;
}

const NICKNAME = 'Siegelpost demonstration';
const DEBIAN_STORE = '/usr/local/share/ca-certificates/siegelpost-demonstration.crt';

/** Whether an earlier `npm run trust` has put this very authority where browsers look. */
export function isTrusted(certificate: Certificate): boolean {
  if (process.platform === 'linux') return nssFolders().some((folder) => isInNss(folder, certificate));
  if (process.platform === 'darwin') {
    return succeeds('security', ['verify-cert', '-c', certificate.certFile, '-l', '-L']);
  }
  return succeeds('certutil', ['-user', '-verifystore', 'Root', thumbprint(certificate)]);
}

export function trustAuthority(certificate: Certificate): TrustResult[] {
  if (process.platform === 'darwin') return [trustOnMac(certificate)];
  if (process.platform === 'win32') return [trustOnWindows(certificate)];
  return [trustOnDebian(certificate), ...trustInNss(certificate)];
}

function trustOnMac({ authorityFile }: Certificate): TrustResult {
  const keychain = join(homedir(), 'Library/Keychains/login.keychain-db');
  const args = ['add-trusted-cert', '-r', 'trustRoot', '-k', keychain, authorityFile];
  return { store: 'macOS', done: succeeds('security', args), instead: commandLine('security', args) };
}

function trustOnWindows({ authorityFile }: Certificate): TrustResult {
  const args = ['-user', '-addstore', 'Root', authorityFile];
  return { store: 'Windows', done: succeeds('certutil', args), instead: commandLine('certutil', args) };
}

/** For curl and other programs; browsers on Linux keep stores of their own. */
function trustOnDebian({ authorityFile }: Certificate): TrustResult {
  const instead = `sudo cp "${authorityFile}" ${DEBIAN_STORE} && sudo update-ca-certificates`;
  try {
    copyFileSync(authorityFile, DEBIAN_STORE);
    return { store: 'Linux', done: succeeds('update-ca-certificates', []), instead };
  } catch {
    return { store: 'Linux', done: false, instead };
  }
}

/** Chromium and Firefox. */
function trustInNss({ authorityFile }: Certificate): TrustResult[] {
  const shared = sharedNssFolder();
  const add = (folder: string): string[] => [
    '-d',
    `sql:${folder}`,
    '-A',
    '-t',
    'C,,',
    '-n',
    NICKNAME,
    '-i',
    authorityFile,
  ];
  if (!existsSync(shared)) succeeds('mkdir', ['-p', shared]);
  if (!existsSync(join(shared, 'cert9.db'))) {
    succeeds('certutil', ['-d', `sql:${shared}`, '-N', '--empty-password']);
  }
  return nssFolders().map((folder) => {
    succeeds('certutil', ['-d', `sql:${folder}`, '-D', '-n', NICKNAME]);
    return {
      store: folder === shared ? 'Chromium, Chrome, Edge' : 'Firefox',
      done: succeeds('certutil', add(folder)),
      instead: `sudo apt install libnss3-tools && ${commandLine('certutil', add(folder))}`,
    };
  });
}

function isInNss(folder: string, certificate: Certificate): boolean {
  const { status, stdout } = spawnSync('certutil', ['-d', `sql:${folder}`, '-L', '-n', NICKNAME, '-a'], {
    encoding: 'utf8',
  });
  if (status !== 0) return false;
  return (
    new X509Certificate(stdout).fingerprint256 === new X509Certificate(certificate.authority).fingerprint256
  );
}

function nssFolders(): string[] {
  return [sharedNssFolder(), ...firefoxProfiles()];
}

function sharedNssFolder(): string {
  return join(homedir(), '.pki/nssdb');
}

function firefoxProfiles(): string[] {
  const places = ['.mozilla/firefox', 'snap/firefox/common/.mozilla/firefox'].map((place) =>
    join(homedir(), place),
  );
  return places
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
    .filter((folder) => statSync(folder).isDirectory() && existsSync(join(folder, 'cert9.db')));
}

function thumbprint({ authorityFile }: Certificate): string {
  return new X509Certificate(readFileSync(authorityFile)).fingerprint.replaceAll(':', '');
}

function succeeds(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function commandLine(command: string, args: string[]): string {
  return [command, ...args.map((arg) => (/[\s,]/.test(arg) ? `"${arg}"` : arg))].join(' ');
}
