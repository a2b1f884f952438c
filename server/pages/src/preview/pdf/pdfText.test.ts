import { expect, test } from '@jest/globals';
import { dePdf, type PdfKey } from '../../text/catalogues/dePdf.ts';
import { german, LANGUAGES } from '../../text/languages.ts';
import { loadPdfText } from './pdfText.ts';

const VALUES = { name: 'a.pdf', page: 1, pages: 2, percent: 100, bytes: '40 MB' };

test.each(LANGUAGES.map((language) => [language.name, language] as const))(
  '%s says everything around a document, and nothing as another language does',
  async (_, language) => {
    const { say } = await loadPdfText(language);
    for (const key of Object.keys(dePdf) as PdfKey[]) expect(say(key, VALUES)).not.toMatch(/[{}]|^$/);
    expect(say('advice') === (await loadPdfText(german)).say('advice')).toBe(language.id === 'de');
  },
);
