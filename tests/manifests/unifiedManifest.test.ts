import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unifiedPackage } from '@siegelpost/server/manifests/manifestFiles';
import { unifiedFiles } from '@siegelpost/server/manifests/unifiedJson';
import { unzipSync } from 'fflate';
import { pngSize } from './pngSize.ts';

const ORIGIN = 'https://post.stadt.example';
const ICONS = fileURLToPath(new URL('../../addin/public/icons/', import.meta.url));

test.each(['soft-block', 'block'] as const)('with %s it keeps to Microsoft’s schema', async (sendMode) => {
  expect(await findingsOfMicrosoft(unifiedFiles(ORIGIN, sendMode)['manifest.json'] ?? '')).toEqual([]);
});

test('what does not keep to it is found', async () => {
  const manifest = (unifiedFiles(ORIGIN, 'block')['manifest.json'] ?? '').replace('"block"', '"perhaps"');
  expect(await findingsOfMicrosoft(manifest)).not.toEqual([]);
});

test('every German text points to an English one', () => {
  const files = unifiedFiles(ORIGIN, 'soft-block');
  const manifest: unknown = JSON.parse(files['manifest.json'] ?? '');
  const german = JSON.parse(files['de.json'] ?? '') as Record<string, string>;
  for (const [path, text] of Object.entries(german)) {
    if (path === '$schema') continue;
    const english = path
      .split(/[.[\]]+/)
      .filter((step) => step !== '')
      .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], manifest);
    expect(typeof english).toBe('string');
    expect(text).not.toBe('');
  }
});

test('every action that is asked for is there, and the pane’s button is the one the Smart Alert names', () => {
  const { extensions } = JSON.parse(unifiedFiles(ORIGIN, 'soft-block')['manifest.json'] ?? '') as {
    extensions: [{ runtimes: { actions: { id: string }[] }[] }];
  };
  const actions = extensions[0].runtimes.flatMap((runtime) => runtime.actions.map(({ id }) => id));
  const text = JSON.stringify(extensions);
  const wanted = [...text.matchAll(/"actionId":"(\w+)"/g)].map(([, id]) => id);
  expect(new Set(wanted)).toEqual(new Set(actions));
  expect(text).toContain('"id":"msgComposeOpenPane"');
});

test('each event asks for the Mailbox set that has it, so that an older Outlook keeps the others', () => {
  const { extensions } = JSON.parse(unifiedFiles(ORIGIN, 'soft-block')['manifest.json'] ?? '') as {
    extensions: [
      {
        autoRunEvents: {
          requirements: { capabilities: [{ minVersion: string }] };
          events: { type: string; actionId: string }[];
        }[];
      },
    ];
  };
  const rows = extensions[0].autoRunEvents.flatMap(({ requirements, events }) =>
    events.map(({ type, actionId }) => [type, actionId, requirements.capabilities[0].minVersion]),
  );
  expect(rows).toEqual([
    ['messageSending', 'onMessageSend', '1.12'],
    ['messageAttachmentsChanged', 'onDraftChanged', '1.12'],
    ['messageRecipientsChanged', 'onDraftChanged', '1.12'],
    ['sensitivityLabelChanged', 'onDraftChanged', '1.13'],
  ]);
});

test('the package holds manifest, German texts and two pictures of the sizes demanded, and is always the same', async () => {
  const content = await unifiedPackage(ORIGIN, 'soft-block', ICONS);
  expect(await unifiedPackage(ORIGIN, 'soft-block', ICONS)).toEqual(content);
  const files = unzipSync(content);
  expect(Object.keys(files).toSorted()).toEqual(['color.png', 'de.json', 'manifest.json', 'outline.png']);
  expect(pngSize(Buffer.from(files['color.png'] ?? []))).toEqual({ width: 192, height: 192 });
  expect(pngSize(Buffer.from(files['outline.png'] ?? []))).toEqual({ width: 32, height: 32 });
});

/** What @microsoft/app-manifest says; its schemas come with it, and the program can reach nobody. */
async function findingsOfMicrosoft(manifest: string): Promise<unknown[]> {
  const library = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
  const program = `globalThis.fetch = () => { throw new Error('offline'); };
    require(${JSON.stringify(library)}).AppManifestUtils.validateAgainstSchema(JSON.parse(process.argv[1]))
      .then((errors) => console.log(JSON.stringify(errors)));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program, manifest]);
  return JSON.parse(stdout) as unknown[];
}
