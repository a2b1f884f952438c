import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOUSE } from '../build/rooms.ts';

/** What stands for the address of a tenant while contents are compared. */
const ORIGIN = 'https://post.stadt.example';
const RECORD = join(HOUSE, 'manifests/released.json');

type Render = (origin: string) => Readonly<Record<string, string>>;
/** SHA-256 of every manifest, by version and file. */
type Released = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is wrong with the manifests as they are now, one sentence each. */
export async function checkRelease(render: Render, version: string): Promise<string[]> {
  const known = (await readRecord())[version];
  const changelog = await readFile(join(HOUSE, 'CHANGELOG.md'), 'utf8');
  const findings = changelog.includes(`**Manifest ${version}**`)
    ? []
    : [`CHANGELOG.md: says nothing of **Manifest ${version}**; administrators must install it`];
  if (known === undefined)
    return [...findings, `Manifest ${version} is not noted; run "npm run manifests -- --release"`];
  return [...findings, ...differences(known, digests(render), version)];
}

/** Notes the contents of a version. @throws Error where it was noted with other contents */
export async function recordRelease(render: Render, version: string): Promise<void> {
  const released = await readRecord();
  const now = digests(render);
  const known = released[version];
  if (known !== undefined && differences(known, now, version).length > 0)
    throw new Error(`Manifest ${version} was released with other contents: raise VERSION`);
  await writeFile(RECORD, `${JSON.stringify({ ...released, [version]: now }, null, 2)}\n`);
}

function differences(known: Released[string], now: Released[string], version: string): string[] {
  const names = new Set([...Object.keys(known), ...Object.keys(now)]);
  return [...names]
    .filter((name) => known[name] !== now[name])
    .map(
      (name) => `${name} changed, but is still ${version}: raise VERSION in server/src/manifests/addin.ts`,
    );
}

function digests(render: Render): Record<string, string> {
  return Object.fromEntries(
    Object.entries(render(ORIGIN)).map(([name, text]) => [
      name,
      createHash('sha256').update(text).digest('hex'),
    ]),
  );
}

async function readRecord(): Promise<Released> {
  return JSON.parse(await readFile(RECORD, 'utf8').catch(() => '{}')) as Released;
}
