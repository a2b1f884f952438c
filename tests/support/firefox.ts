import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, firefox } from 'playwright-core';
import { installDebianPackage } from './debianPackage.ts';

const NAMES = ['firefox-esr', 'firefox'];
const ELSEWHERE = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
/** Nothing leaves the machine on its own. */
const PREFERENCES = {
  'browser.download.alwaysOpenPanel': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
};

/** Contexts in Firefox: what its WebDriver BiDi cannot pretend is left as the browser has it. */
export const FIREFOX_CONTEXT = {
  colorScheme: null,
  reducedMotion: null,
  forcedColors: null,
  contrast: null,
} as const satisfies BrowserContextOptions;

/**
 * Starts the Firefox that people have, driven by WebDriver BiDi; Playwright's own patched build is not needed.
 * Answers undefined, and says so, where there is none: a suite then does what it can without.
 */
export async function launchFirefox(): Promise<Browser | undefined> {
  const executablePath = firefoxPath();
  if (!executablePath) {
    console.warn('NOT TESTED IN FIREFOX: there is none here. Install it, or set FIREFOX_PATH.');
    return undefined;
  }
  return firefox.launch({ channel: 'moz-firefox', executablePath, firefoxUserPrefs: PREFERENCES });
}

/** Where a Firefox is; installs it where it may. */
export function firefoxPath(): string | undefined {
  const found = process.env['FIREFOX_PATH'] ?? onPath();
  if (found) return found;
  return installDebianPackage('firefox-esr', 'some tests run in Firefox too.') ? onPath() : undefined;
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, ...ELSEWHERE].find((path) => existsSync(path));
}
