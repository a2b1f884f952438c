import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findInFolder, findInText } from './canary.ts';

const CANARY = { name: 'password', value: 'Ein geheimes Wort äöü' };

test.each([
  ['as it is', CANARY.value],
  ['percent-encoded', encodeURIComponent(CANARY.value)],
  ['in base64', Buffer.from(CANARY.value).toString('base64')],
  ['in the middle of base64', Buffer.from(`ab${CANARY.value}cd`).toString('base64')],
  ['in hex', Buffer.from(CANARY.value).toString('hex')],
])('a canary is found %s', (_, text) => {
  expect(findInText(`before ${text} after`, 'a log', [CANARY])).not.toEqual([]);
});

test('a clean text has no sighting', () => {
  expect(findInText('nothing to see', 'a log', [CANARY])).toEqual([]);
});

test('a canary is found across the pieces of a large file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'canary-'));
  await writeFile(join(folder, 'large'), Buffer.concat([Buffer.alloc(65_530), Buffer.from(CANARY.value)]));
  expect(await findInFolder(folder, [CANARY])).toMatchObject([{ canary: 'password', encoding: 'plain' }]);
  await rm(folder, { recursive: true });
});
