import { expect, test } from '@jest/globals';
import { checkRelease } from '@siegelpost/scripts/manifests/releases';
import { VERSION } from '@siegelpost/server/manifests/addin';
import { manifestTexts } from '@siegelpost/server/manifests/manifestFiles';

test('the manifests are those released under their version, and the changelog tells administrators', async () => {
  expect(await checkRelease(manifestTexts, VERSION)).toEqual([]);
});

test('a manifest that changed under its version is found, by name', async () => {
  const changed = (origin: string) => ({ ...manifestTexts(origin), 'siegelpost.xml': '<OfficeApp/>' });
  expect(await checkRelease(changed, VERSION)).toEqual([expect.stringMatching(/^siegelpost\.xml changed/)]);
});

test('a version that nobody noted, and of which the changelog says nothing, is found', async () => {
  expect(await checkRelease(manifestTexts, '99.0.0')).toEqual([
    expect.stringContaining('CHANGELOG.md'),
    expect.stringContaining('99.0.0 is not noted'),
  ]);
});
