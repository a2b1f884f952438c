import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildRooms, HOUSE, OPENER } from '@siegelpost/scripts/build/rooms';
import { sealToCertificate, sealToPassphrase } from '@siegelpost/shared/envelope/envelopes';
import { sealBytes } from '@siegelpost/shared/envelope/sealBody';
import { newSessionKey } from '@siegelpost/shared/envelope/sessionKey';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';

const BUILT = join(HOUSE, 'scripts/opener/dist/siegelpost-open.html');
const vector = (name: string) => join(HOUSE, 'tests/vectors/v1', name);
const counted = Buffer.from(Array.from({ length: 24 }, (_, at) => at));

let browser: Browser;
let context: BrowserContext;
let page: Page;
let folder: string;
let requested: string[];
let complaints: string[];

beforeAll(async () => {
  await buildRooms([OPENER]);
  browser = await launchChromium();
}, 120_000);

afterAll(() => browser.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-opener-'));
  await openPage('de-DE');
});

afterEach(async () => {
  await context.close();
  await rm(folder, { recursive: true, force: true });
});

/** The page as it lies on somebody's disk, with the network off. */
async function openPage(locale: string): Promise<void> {
  [requested, complaints] = [[], []];
  context = await browser.newContext({ locale, offline: true, bypassCSP: false });
  page = await context.newPage();
  page.on('request', (request) => void requested.push(request.url()));
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.goto(pathToFileURL(BUILT).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const gates = async () => JSON.parse(await readFile(vector('gates.json'), 'utf8'));

async function saved(name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: `${name} speichern` }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  return readFile(await download.path());
}

const open = () => page.getByRole('button', { name: 'Öffnen' }).click();
const files = (...paths: string[]) => page.getByLabel('Versiegelte Dateien').setInputFiles(paths);

test('a file opens with link and password, and nothing but the page itself is ever requested', async () => {
  await files(vector('link-and-password.pgp'));
  await page.getByLabel('Link aus der E-Mail').fill(`Ihr Link: ${(await gates()).link}`);
  await page.getByRole('textbox', { name: 'Passwort' }).fill('7k3 mq2 vdxw');
  await open();
  await page.getByText('Die Datei ist geöffnet und geprüft.').waitFor();
  expect(await saved('link-and-password')).toEqual(counted);
  expect(requested.filter((url) => !url.startsWith('blob:'))).toEqual([pathToFileURL(BUILT).href]);
  expect(complaints).toEqual([]);
});

test('several files open at once with a passphrase, whole, also large ones', async () => {
  const contents = [randomBytes(70_000_000), randomBytes(0), randomBytes(1000)];
  const paths = [];
  for (const [index, content] of contents.entries()) {
    const sessionKey = newSessionKey();
    const envelope = await sealToPassphrase(sessionKey, 'Zimt und Zucker', { strong: true });
    const path = join(folder, `Akte ${index + 1} ä.pdf.pgp`);
    await writeFile(path, Buffer.concat([envelope, await sealBytes(content, sessionKey)]));
    paths.push(path);
  }
  await files(...paths);
  await page.getByLabel('Mit Passphrase').check();
  await page.getByLabel('Passphrase', { exact: true }).fill('Zimt und Zucker');
  await open();
  await page.getByText('3 Dateien sind geöffnet und geprüft.').waitFor({ timeout: 90_000 });
  for (const [index, content] of contents.entries())
    expect((await saved(`Akte ${index + 1} ä.pdf`)).equals(content)).toBe(true);
}, 120_000);

test('a file opens with a key file, also one under a recovery code', async () => {
  const { keys } = JSON.parse(await readFile(vector('envelopes.json'), 'utf8'));
  const { sealedPrivateKey, recoveryCode } = JSON.parse(await readFile(vector('package.json'), 'utf8'));
  const certificate = Buffer.from(keys[0].certificate, 'base64');
  const sessionKey = newSessionKey();
  const sealed = join(folder, 'brief.txt.pgp');
  const envelope = await sealToCertificate(sessionKey, certificate);
  await writeFile(sealed, Buffer.concat([envelope, await sealBytes(Buffer.from('Grüße'), sessionKey)]));
  await page.getByLabel('Mit Schlüsseldatei').check();
  const keyFiles = [
    { file: Buffer.from(keys[0].privateKey, 'base64'), secret: '' },
    { file: Buffer.from(sealedPrivateKey, 'hex'), secret: recoveryCode },
  ];
  for (const { file, secret } of keyFiles) {
    await writeFile(join(folder, 'key'), file);
    await files(sealed);
    await page.getByLabel('Schlüsseldatei', { exact: true }).setInputFiles(join(folder, 'key'));
    await page.getByLabel(/^Passphrase oder Wiederherstellungscode/).fill(secret);
    await open();
    expect((await saved('brief.txt')).toString()).toBe('Grüße');
  }
});

test('what is missing, wrong or damaged is said in a sentence, and nothing is offered', async () => {
  const alert = page.getByRole('alert');
  await open();
  await alert.getByText('Bitte wählen Sie zuerst eine versiegelte Datei.').waitFor();
  const damaged = await readFile(vector('link-and-password.pgp'));
  damaged.writeUInt8((damaged.at(-1) ?? 0) ^ 1, damaged.length - 1);
  await writeFile(join(folder, 'damaged.pgp'), damaged);
  await files(join(folder, 'damaged.pgp'));
  await page.getByLabel('Link aus der E-Mail').fill('https://post.amt.example/t/abc');
  await open();
  await alert.getByText('kein vollständiger Link').waitFor();
  await page.getByLabel('Link aus der E-Mail').fill((await gates()).link);
  await page.getByRole('textbox', { name: 'Passwort' }).fill('0000000000');
  await open();
  await alert.getByText('Damit lässt sich diese Datei nicht öffnen').waitFor();
  await page.getByRole('textbox', { name: 'Passwort' }).fill('7K3-MQ2-VDXW');
  await open();
  await alert.getByText('damaged.pgp: Die Datei ist beschädigt').waitFor();
  await files(vector('gates.json'));
  await open();
  await alert.getByText('keine versiegelte Datei').waitFor();
  expect(await page.getByRole('link').count()).toBe(0);
});

test('German and English, light and dark, on desktop and phone: accessible in every state', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const way of ['Mit Link und Passwort', 'Mit Passphrase', 'Mit Schlüsseldatei']) {
      await page.emulateMedia({ colorScheme });
      await page.getByLabel(way).check();
      expect(await accessibilityFaults(page)).toEqual([]);
    }
  }
  await open();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.getByRole('button', { name: 'English' }).click();
  expect(await page.title()).toBe('Open a saved package – Siegelpost');
  await page.getByRole('alert').getByText('Please choose a sealed file first.').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.close();
  await openPage('en-GB');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Open a saved package');
});

test('the page brings its own policy: no other script, no connection', async () => {
  const html = await readFile(BUILT, 'utf8');
  expect(html).toMatch(
    /Content-Security-Policy" content="default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'/,
  );
  const refused = await page.evaluate(async () => {
    const blocked = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve));
    const request = fetch('https://example.org/').then(
      () => 'answered',
      () => 'refused',
    );
    await blocked;
    return request;
  });
  expect(refused).toBe('refused');
});
