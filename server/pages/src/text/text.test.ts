import { expect, test } from '@jest/globals';
import { de } from './catalogues/de.ts';
import { LANGUAGES } from './languages.ts';
import { loadText } from './text.ts';
import { visibleText } from './visibleText.ts';
import { failureText } from './failureText.ts';

async function textIn(id: string) {
  const language = LANGUAGES.find((known) => known.id === id);
  if (!language) throw new Error(`no language ${id}`);
  return loadText(language);
}

test('amounts and times are written as people write them', async () => {
  const german = await textIn('de');
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect([0, 1, 999, 1000, 1_400_000, 48_000_000, 3_200_000_000].map(german.bytes).map(plain)).toEqual([
    '0 Byte',
    '1 Byte',
    '999 Byte',
    '1 kB',
    '1,4 MB',
    '48 MB',
    '3,2 GB',
  ]);
  expect([1, 59.2, 61, 3599, 5400].map(german.duration).map(plain)).toEqual([
    '1 Sekunde',
    '60 Sekunden',
    '1 Minute',
    '60 Minuten',
    '1,5 Stunden',
  ]);
  const english = await textIn('en');
  expect(english.bytes(1_400_000)).toBe('1.4 MB');
  const local = new Date(2026, 10, 29, 16, 4).toISOString();
  expect([german.moment(local), english.moment(local)]).toEqual([
    '29. November 2026 um 16:04',
    '29 November 2026 at 16:04',
  ]);
});

test('numbers in sentences are inflected', async () => {
  const { say } = await textIn('de');
  expect(say('ask.wrong', { tries: 1 })).toContain('noch einen Versuch');
  expect(say('ask.wrong', { tries: 7 })).toContain('noch 7 Versuche');
  expect(say('files.title', { count: 1 })).toBe('Eine Datei');
});

test('a name is put into a sentence as it is, also where it looks like one', async () => {
  const { say } = await textIn('de');
  expect(say('opened.title', { author: '<b>{x}</b> ’#' })).toBe('Nachricht von <b>{x}</b> ’#');
});

test.each([
  ['Rechnung\u202Efdp.exe', 'Rechnung⟨U+202E⟩fdp.exe'],
  ['un\u200bsichtbar', 'un⟨U+200B⟩sichtbar'],
  ['a\u0007b', 'a⟨U+0007⟩b'],
  ['Zeile\n\tZeile 🗑️ äöü عربى', 'Zeile\n\tZeile 🗑️ äöü عربى'],
])('%j is shown as %s', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test.each([
  ['expired', 'failure.expired.title'],
  ['recalled', 'failure.recalled.title'],
  ['not-ready', 'failure.notReady.title'],
  ['claimed', 'failure.claimed.title'],
] as const)('a package that is gone because it is %s says so', (reason, title) => {
  const problem = { type: '', title: '', status: 410, code: 'package-gone', reason } as const;
  expect(failureText({ code: 'package-gone', problem }).title).toBe(title);
  expect(Object.keys(de)).toContain(title);
});
