import { dePdf, type PdfKey } from '../../text/catalogues/dePdf.ts';
import { FURTHER_CATALOGUES } from '../../text/furtherCatalogues.ts';
import type { Language } from '../../text/languages.ts';
import { createText, type Text } from '../../text/text.ts';

export type PdfText = Text<PdfKey>;

/** The sentences around a PDF document; in German where those of the language cannot be had. */
export async function loadPdfText(language: Language): Promise<PdfText> {
  const loaded = await FURTHER_CATALOGUES[language.id]?.loadPdf().catch(() => null);
  return createText(language, loaded?.pdf ?? dePdf);
}
