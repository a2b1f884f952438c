import { expect, test } from '@jest/globals';
import { LANGUAGES } from '../../../text/languages.ts';
import { de } from './de.ts';
import { pdfText } from './messages.ts';

const VALUES = { name: 'a.pdf', page: 1, pages: 2, percent: 100, bytes: '40 MB' };

test.each(LANGUAGES.map((language) => [language.name, language] as const))(
  '%s says everything around a document, and nothing as another language does',
  (_, language) => {
    const { say } = pdfText(language);
    for (const key of Object.keys(de) as (keyof typeof de)[]) expect(say(key, VALUES)).not.toMatch(/[{}]|^$/);
    expect(say('advice') === pdfText(LANGUAGES[0] ?? language).say('advice')).toBe(language.id === 'de');
  },
);
