import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { de, type TextKey } from './catalogues/de.ts';
import { dePdf } from './catalogues/dePdf.ts';
import { deWriteFirst } from './catalogues/deWriteFirst.ts';
import { FURTHER_CATALOGUES } from './furtherCatalogues.ts';
import { german, LANGUAGES, pickLanguage } from './languages.ts';

const KEYS = Object.keys(de) as TextKey[];

/** Names of the values that a sentence has places for. */
function placesOf(message: string): string[] {
  const parts = new IntlMessageFormat(message, 'de').getAst();
  // Type 0 is literal text.
  return [...JSON.stringify(parts).matchAll(/"type":[1-9],"value":"(\w+)"/g)].flatMap(
    ([, name]) => name ?? [],
  );
}

/** Sentences that are missing or nobody asks for, and those with a place for something that the German one has not. */
function faultsOf(messages: Catalogue, ofGerman: Catalogue): string[] {
  const keys = new Set([...Object.keys(messages), ...Object.keys(ofGerman)]);
  return [...keys].filter((key) => {
    const [message, german] = [messages[key], ofGerman[key]];
    if (message === undefined || german === undefined) return true;
    const known = new Set(placesOf(german));
    return placesOf(message).some((place) => !known.has(place));
  });
}

type Catalogue = Readonly<Record<string, string>>;

/** Second words for something that has one already; in Leichte Sprache also passives. “Secure answers” is a button in Outlook. */
const STRAY_WORDS: Readonly<Record<string, RegExp>> = {
  de: /Vorgangsnummer|Kennw[oö]rt/,
  'de-leicht': /Kennw[oö]rt|Zahlen|\bsuchen Sie|gesucht|nur einmal|\b(?:wird|werden|wurden?)\b/i,
  en: /(?<!Secure )\banswers?\b|\b(?:no|a|one|#) (?:try|tries)\b|\bmail\b/i,
};

describe.each(LANGUAGES.map((language) => [language.name, language] as const))('%s', (_, language) => {
  test('has every sentence, with no more places than German has', async () => {
    expect(faultsOf((await language.load()).pages, de)).toEqual([]);
  });

  test('has every sentence of writing first, and those around a document', async () => {
    const further = FURTHER_CATALOGUES[language.id];
    expect(further === undefined).toBe(language === german);
    expect(faultsOf((await further?.loadWriteFirst())?.writeFirst ?? deWriteFirst, deWriteFirst)).toEqual([]);
    expect(faultsOf((await further?.loadPdf())?.pdf ?? dePdf, dePdf)).toEqual([]);
  });

  test('has one word for one thing', async () => {
    const further = FURTHER_CATALOGUES[language.id];
    const catalogues: readonly Catalogue[] = [
      (await language.load()).pages,
      (await further?.loadWriteFirst())?.writeFirst ?? deWriteFirst,
      (await further?.loadPdf())?.pdf ?? dePdf,
    ];
    const stray = STRAY_WORDS[language.id];
    expect(catalogues.flatMap(Object.values).filter((sentence) => !stray || stray.test(sentence))).toEqual(
      [],
    );
  });

  test('ends headings without a full stop and advice with one', async () => {
    const messages = (await language.load()).pages;
    for (const key of KEYS.filter((name) => name.startsWith('failure.'))) {
      expect({ key, ends: /[.!?]$/.test(messages[key]) }).toEqual({ key, ends: key.endsWith('.advice') });
    }
  });
});

test.each([
  ['the one chosen before', 'en', ['de-DE'], 'en'],
  ['the variant chosen before', 'de-leicht', ['en'], 'de-leicht'],
  ['the first of the browser’s that there is', null, ['fr-FR', 'en-US', 'de'], 'en'],
  ['German for German, not Leichte Sprache', null, ['de-AT'], 'de'],
  ['German where there is none of them', null, ['fr'], 'de'],
  ['German where what was chosen is gone', 'tlh', [], 'de'],
])('the language is %s', (_, chosen, browserTags, id) => {
  expect(pickLanguage(chosen, browserTags).id).toBe(id);
});
