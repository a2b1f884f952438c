import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { heldMail, hint } from './heldMail.ts';
import { sentences } from './sentences.ts';
import { createText, languageOf } from './text.ts';

const REASONS = [
  'too-much-attached',
  'level',
  'level-unknown',
  'level-blocked',
  'recipient-not-permitted',
  'protected-recipient',
  'unfinished',
  'unknown',
] as const;

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

test.each(Object.entries(sentences))('%s speaks of emails and replies', (_, { en }) => {
  expect(en).not.toMatch(/\be-mail|\bmails?\b(?! server)|\banswer|\bdemand(?!s\})/i);
});

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

describe('what one text tells people to look for, another shows', () => {
  test.each(['de', 'en'] as const)('in %s', (language) => {
    const text = createText(language);
    const quoted = (words: string) => (language === 'de' ? `„${words}“` : `“${words}”`);
    const inner = (words: string) => words.replace(/[„“](\w+)[“”]/, language === 'de' ? '‚$1‘' : '‘$1’');
    const unfinished = { tier: 'must', reason: 'unfinished', level: null, recipients: [] } as const;
    expect(text.say('send.failedSafe')).toContain(quoted(inner(text.say('send.readyTitle'))));
    expect(text.say('send.unfinished')).toContain(quoted(text.say('send.finish')));
    expect(heldMail(unfinished, language, 0).message).toContain(quoted(text.say('send.finish')));
    expect(text.say('send.interrupted')).toContain(quoted(text.say('send.now')));
    expect(text.say('failure.not-found')).toContain(quoted(text.say('nav.sent')));
  });
});

/** Outlook cuts what is longer, and with it what to do. */
test.each(['de', 'en'])('in %s, long names leave room for every word of ours on Send', (language) => {
  const level = { names: { de: 'Ä'.repeat(80), en: 'Ä'.repeat(80) } };
  const recipients = Array.from({ length: 13 }, () => `${'x'.repeat(60)}@amt.example`);
  for (const reason of REASONS) {
    for (const tier of ['recommend', 'must', 'blocked'] as const) {
      for (const bytes of [0, 123_456_789_000]) {
        const objection = { tier, reason, level, recipients };
        expect(heldMail(objection, language, bytes).message).toMatch(/[.]$/);
        expect(hint(objection, language, bytes).text).toMatch(/[.]$/);
      }
    }
  }
});
