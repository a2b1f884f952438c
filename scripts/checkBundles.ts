import { parse } from 'acorn';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { HOUSE } from './build/rooms.ts';

/** npm run check:bundles: what was built is as small and as ignorant as it must be. */

const KB = 1000;

interface Limit {
  readonly what: string;
  readonly folder: string;
  readonly files: RegExp;
  readonly compressed: boolean;
  readonly limitBytes: number;
}

const LIMITS: readonly Limit[] = [
  // Classic Outlook loads it on every Send.
  {
    what: 'event file',
    folder: 'addin/dist',
    files: /^launchevent\.js$/,
    compressed: false,
    limitBytes: 30 * KB,
  },
  // A recipient on a slow line waits for these before anything shows.
  {
    what: "recipient's page, first load",
    folder: 'server/pages/dist',
    files: /^index\.html$|^assets\/(index|first|early)-.*\.(js|css)$/,
    compressed: true,
    limitBytes: 124 * KB,
  },
  {
    what: "recipient's page, everything but fonts",
    folder: 'server/pages/dist',
    files: /^(?!.*(?:writingWorker|createWriteFirst|PdfPreview|pdf\.worker)).*\.(js|css|html)$/,
    compressed: true,
    limitBytes: 350 * KB,
  },
  // Loaded where somebody wants to look at a PDF document.
  {
    what: 'PDF viewer, everything but fonts and decoders',
    folder: 'server/pages/dist',
    files: /(?:PdfPreview|pdf\.worker).*\.(js|css)$/,
    compressed: true,
    limitBytes: 620 * KB,
  },
  {
    what: 'drop-in page, everything but fonts',
    folder: 'server/pages/dist',
    files:
      /^(?!.*(?:transferWorker|download-worker|Conversation|Saver|PdfPreview|pdf\.worker)).*\.(js|css|html)$/,
    compressed: true,
    limitBytes: 350 * KB,
  },
  {
    what: 'pane, everything but nested app authentication',
    folder: 'addin/dist',
    files: /^taskpane\.html$|^assets\/(?!msal-).*\.(js|css)$/,
    compressed: true,
    limitBytes: 500 * KB,
  },
  // Loaded where Entra ID signs in and Outlook hands its account on.
  {
    what: 'nested app authentication',
    folder: 'addin/dist',
    files: /^assets\/msal-.*\.js$/,
    compressed: true,
    limitBytes: 100 * KB,
  },
];

const EVENT_FILE = 'addin/dist/launchevent.js';
const SERVER_FILE = 'server/dist/main.js';
/** Marks of OpenPGP code that survive bundling and minifying. */
const OPENPGP_MARKS = [
  /\bfrom\s*["']openpgp["']/,
  /\brequire\(["']openpgp["']\)/,
  /BEGIN PGP MESSAGE/,
  /SymEncryptedIntegrityProtected/,
];

const findings = [
  ...(await Promise.all(LIMITS.map(tooLarge))).flat(),
  ...(await newerThan2016()),
  ...(await openpgpInServer()),
];
for (const finding of findings) console.error(`✗ ${finding}`);
if (findings.length > 0) process.exitCode = 1;

async function tooLarge(limit: Limit): Promise<string[]> {
  const names = (await filesBelow(join(HOUSE, limit.folder))).filter((name) => limit.files.test(name));
  if (names.length === 0) return [`${limit.what}: not found in ${limit.folder}; run "npm run build" first`];
  const sizes = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(join(HOUSE, limit.folder, name));
      return limit.compressed ? gzipSync(content).length : content.length;
    }),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.log(
    `${limit.what}: ${kilobytes(bytes)} of ${kilobytes(limit.limitBytes)}${limit.compressed ? ' gzip' : ''}`,
  );
  return bytes > limit.limitBytes ? [`${limit.what} is larger than ${kilobytes(limit.limitBytes)}`] : [];
}

/** Before build 2403 classic Outlook knows the language of 2016 and no modules. */
async function newerThan2016(): Promise<string[]> {
  const code = await readFile(join(HOUSE, EVENT_FILE), 'utf8').catch(() => '');
  try {
    parse(code, { ecmaVersion: 2016, sourceType: 'script' });
    console.log('event file: JavaScript of 2016, no modules');
    return [];
  } catch (error) {
    return [`${EVENT_FILE} is newer than ES2016: ${error instanceof Error ? error.message : 'unreadable'}`];
  }
}

async function openpgpInServer(): Promise<string[]> {
  const code = await readFile(join(HOUSE, SERVER_FILE), 'utf8').catch(() => undefined);
  if (code === undefined) return [`${SERVER_FILE} is missing; run "npm run build" first`];
  const found = OPENPGP_MARKS.filter((mark) => mark.test(code));
  if (found.length > 0) return [`${SERVER_FILE} contains OpenPGP code: the server could open envelopes`];
  console.log('server: no OpenPGP code');
  return [];
}

async function filesBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.map((name) => name.replaceAll('\\', '/'));
}

function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`;
}
