import type { Language } from '../../../text/languages.ts';
import { createText, type Text } from '../../../text/text.ts';
import { de, type PdfKey, type PdfMessages } from './de.ts';
import { deLeicht } from './deLeicht.ts';
import { en } from './en.ts';

const VARIANTS: Readonly<Record<string, PdfMessages>> = { de, en, 'de-leicht': deLeicht };

/** The sentences around a PDF document; in German where a language has none. */
export function pdfText(language: Language): Text<PdfKey> {
  return createText(language, VARIANTS[language.id] ?? de);
}
