import {
  manifestTexts,
  UNIFIED_PACKAGES,
  unifiedPackage,
  XML_MANIFESTS,
} from '@siegelpost/server/manifests/manifestFiles';
import { VERSION } from '@siegelpost/server/manifests/addin';
import { outlookXml } from '@siegelpost/server/manifests/outlookXml';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HOUSE } from './build/rooms.ts';
import { checkRelease, recordRelease } from './manifests/releases.ts';

const USAGE = `npm run manifests -- --url https://post.stadt.example [--out folder]
  writes what an administrator installs in Outlook
npm run manifests -- --release
  notes what the manifests of this version contain, after their version was raised
npm run manifests -- --check
  says whether manifests changed without a new version, or without a line in CHANGELOG.md`;

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    out: { type: 'string', default: 'manifests/dist' },
    check: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
  },
});

if (values.check) {
  const findings = await checkRelease(manifestTexts, VERSION);
  for (const finding of findings) console.error(`✗ ${finding}`);
  if (findings.length > 0) process.exitCode = 1;
  else console.log(`manifests: as released under ${VERSION}`);
} else if (values.release) await recordRelease(manifestTexts, VERSION);
else if (values.url !== undefined) await writeManifests(originOf(values.url), join(HOUSE, values.out));
else fail(USAGE);

async function writeManifests(origin: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, onSend] of Object.entries(XML_MANIFESTS)) await save(name, outlookXml(origin, onSend));
  const icons = join(HOUSE, 'addin/public/icons');
  for (const [name, sendMode] of Object.entries(UNIFIED_PACKAGES))
    await save(name, await unifiedPackage(origin, sendMode, icons));

  async function save(name: string, content: string | Uint8Array): Promise<void> {
    const path = join(folder, name);
    await writeFile(path, content);
    console.log(path);
  }
}

/** Outlook takes add-ins over https alone. */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    fail(`--url: must be like https://post.stadt.example, without a path\n${USAGE}`);
  return url?.origin ?? '';
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exit(1);
}
