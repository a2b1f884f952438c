import { expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { sentences } from './sentences.ts';
import { createText, languageOf } from './text.ts';

const placeholders = (pattern: string) =>
  [...new Set([...pattern.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name = '']) => name))].toSorted(
    (one, other) => one.localeCompare(other),
  );

test.each(Object.entries(sentences))(
  '%s reads in both languages and uses the same values',
  (_, { de, en }) => {
    expect(() => [new IntlMessageFormat(de, 'de-DE'), new IntlMessageFormat(en, 'en-GB')]).not.toThrow();
    expect(placeholders(de)).toEqual(placeholders(en));
  },
);

test('plurals follow the number', () => {
  const text = createText('de');
  expect(text.say('answers.files', { count: 0 })).toBe('Keine Dateien');
  expect(text.say('answers.files', { count: 1 })).toBe('1 Datei');
  expect(text.say('answers.files', { count: 7 })).toBe('7 Dateien');
});

test.each([
  ['de-DE', 'de'],
  ['de-AT', 'de'],
  ['DE-ch', 'de'],
  ['en-US', 'en'],
  ['fr-FR', 'en'],
  ['den', 'en'],
])('Outlook in %s speaks %s', (displayLanguage, language) => {
  expect(languageOf(displayLanguage)).toBe(language);
});

test.each([
  [0, '0 Byte'],
  [999, '999 Byte'],
  [1000, '1 kB'],
  [12_400_000, '12,4 MB'],
  [999_999_999, '1 GB'],
])('%i octets are said as %s', (bytes, said) => {
  expect(createText('de').size(bytes).replace(/\s/g, ' ')).toBe(said);
});
