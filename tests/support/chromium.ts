import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { installDebianPackage } from './debianPackage.ts';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Nothing leaves the machine, and a container without GPU or user namespaces is enough. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The demonstration's own certificate: Playwright's switch for it does not reach service workers.
  '--ignore-certificate-errors',
];

/** Starts a Chromium: the machine's own, else Playwright's, else Debian's package where we may install it. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
}

/** Where a Chromium is. @throws Error that says how to get one. */
export function chromiumPath(): string {
  const found = process.env['CHROMIUM_PATH'] ?? onPath() ?? playwrightsOwn() ?? installed();
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium; elsewhere: ' +
      'npx playwright-core install chromium) or set CHROMIUM_PATH to a Chrome or Chromium you have.',
  );
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, ...ELSEWHERE].find((path) => existsSync(path));
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  if (path && existsSync(path)) return path;
  const cache = join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return undefined;
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .map((name) => join(cache, name, 'chrome-linux', 'chrome'))
    .find((candidate) => existsSync(candidate));
}

function installed(): string | undefined {
  return installDebianPackage('chromium', 'the browser tests need one.') ? onPath() : undefined;
}
