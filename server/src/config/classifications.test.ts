import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Classification } from '@siegelpost/shared/api/policy';
import { Check } from 'typebox/value';
import { readClassifications, USUAL_CLASSIFICATIONS } from './classifications.ts';

const LABEL = '0A1B2C3D-1111-2222-3333-444455556666';
const LEVEL = { id: 'secret', names: { de: 'geheim', en: 'secret' } };

function read(content: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'siegelpost-levels-'));
  const file = join(folder, 'levels.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const complaints: string[] = [];
  const levels = readClassifications(file, (sentence) => complaints.push(sentence));
  rmSync(folder, { recursive: true });
  return { levels, complaints };
}

test('without a file the usual levels hold, and what is VS-NfD or above is blocked', () => {
  const levels = readClassifications(undefined, () => undefined);
  expect(levels).toBe(USUAL_CLASSIFICATIONS);
  expect(levels.every((level) => Check(Classification, level))).toBe(true);
  expect(levels.filter(({ blocked }) => blocked).map(({ id }) => id)).toEqual(['vs-nfd', 'vs-vertraulich']);
});

test('a file names what it demands and may leave out the rest', () => {
  expect(read({ levels: [{ ...LEVEL, mustEncrypt: true, labelIds: [LABEL] }] })).toEqual({
    complaints: [],
    levels: [
      {
        ...LEVEL,
        labelIds: [LABEL.toLowerCase()],
        mustEncrypt: true,
        recommendEncrypt: false,
        passwordRequired: false,
        mailboxCodeRequired: false,
        maxExpiryDays: null,
        recipientDomains: null,
        archiveRequired: false,
        blocked: false,
      },
    ],
  });
});

test('an editor’s byte order mark and an empty vocabulary do no harm', () => {
  expect(read('\uFEFF{"levels":[]}')).toEqual({ levels: [], complaints: [] });
});

test.each([
  ['no JSON', '{', /^is not JSON: /],
  ['no list of levels', [LEVEL], /^must be an object with one list/],
  [
    'a missing name',
    { levels: [{ id: 'x', names: { de: 'x' } }] },
    /^level 1 \(“x”\): names\.en is required$/,
  ],
  [
    'a misspelt rule',
    { levels: [{ ...LEVEL, mustEncript: true }] },
    /^level 1 \(“secret”\): mustEncript is not known$/,
  ],
  [
    'an id with a space',
    { levels: [LEVEL, { ...LEVEL, id: 'a b' }] },
    /^level 2 \(“a b”\): id must match pattern/,
  ],
  [
    'a rule that is no yes or no',
    { levels: [{ ...LEVEL, blocked: 'yes' }] },
    /^level 1 \(“secret”\): blocked must be boolean$/,
  ],
  [
    'a lifetime of no days',
    { levels: [{ ...LEVEL, maxExpiryDays: 0 }] },
    /^level 1 \(“secret”\): maxExpiryDays must be >= 1$/,
  ],
  [
    'a domain with an @',
    { levels: [{ ...LEVEL, recipientDomains: ['@x.de'] }] },
    /^level 1 \(“secret”\): recipientDomains\.0 must match pattern/,
  ],
  [
    'a label that is no GUID',
    { levels: [{ ...LEVEL, labelIds: ['Vertraulich'] }] },
    /^level 1 \(“secret”\): labelIds\.0 must match pattern/,
  ],
  ['something that is no level', { levels: ['secret'] }, /^level 1: it must be object$/],
  ['an id twice', { levels: [LEVEL, LEVEL] }, /^two levels have the id “secret”$/],
  [
    'a label twice',
    { levels: [{ ...LEVEL, labelIds: [LABEL, LABEL.toLowerCase()] }] },
    /^the label 0a1b2c3d-\S+ stands in more than one level, or twice in one$/,
  ],
])('%s is said in one sentence', (_what, content, sentence) => {
  const { complaints } = read(content);
  expect(complaints).toEqual([expect.stringMatching(sentence)]);
});

test('the example in the documentation is a file the server takes', () => {
  const complaints: string[] = [];
  const file = fileURLToPath(new URL('../../../docs/examples/classifications-tlp.json', import.meta.url));
  const levels = readClassifications(file, (sentence) => complaints.push(sentence));
  expect(complaints).toEqual([]);
  expect(levels.map(({ names }) => names.en)).toEqual([
    'TLP:CLEAR',
    'TLP:GREEN',
    'TLP:AMBER',
    'TLP:AMBER+STRICT',
    'TLP:RED',
  ]);
});

test('a file that is not there is said', () => {
  const complaints: string[] = [];
  readClassifications('/nowhere/levels.json', (sentence) => complaints.push(sentence));
  expect(complaints).toEqual(['the file cannot be read']);
});
