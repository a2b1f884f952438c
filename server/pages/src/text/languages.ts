import { de, type Messages } from './catalogues/de.ts';
import type { PdfMessages } from './catalogues/dePdf.ts';
import type { WriteFirstMessages } from './catalogues/deWriteFirst.ts';
import { en } from './catalogues/en.ts';

/** A language or a variant of one (such as Leichte Sprache, which has the tag of German). */
export interface Language {
  /** Distinct for every variant. */
  readonly id: string;
  /** For `lang` and for numbers and dates (BCP 47). */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  /** Its own name, in itself. */
  readonly name: string;
  /** The usual languages are there at once; others come when they are chosen. */
  readonly load: () => Promise<Messages>;
  /** For the drop-in page. Null: German, which comes with it. */
  readonly loadWriteFirst: (() => Promise<WriteFirstMessages>) | null;
  /** For the viewer of PDF documents. Null: German, which comes with it. */
  readonly loadPdf: (() => Promise<PdfMessages>) | null;
}

/** Where no other language can be had. */
export const german: Language = {
  id: 'de',
  tag: 'de',
  direction: 'ltr',
  name: 'Deutsch',
  load: () => Promise.resolve(de),
  loadWriteFirst: null,
  loadPdf: null,
};
const english: Language = {
  id: 'en',
  tag: 'en',
  direction: 'ltr',
  name: 'English',
  load: () => Promise.resolve(en),
  loadWriteFirst: async () => (await import('./catalogues/enWriteFirst.ts')).enWriteFirst,
  loadPdf: async () => (await import('./catalogues/enPdf.ts')).enPdf,
};
const plainGerman: Language = {
  id: 'de-leicht',
  tag: 'de',
  direction: 'ltr',
  name: 'Leichte Sprache',
  load: async () => (await import('./catalogues/deLeicht.ts')).deLeicht,
  loadWriteFirst: async () => (await import('./catalogues/deLeichtWriteFirst.ts')).deLeichtWriteFirst,
  loadPdf: async () => (await import('./catalogues/deLeichtPdf.ts')).deLeichtPdf,
};

/** A further language is one file in `catalogues/` with its three catalogues, and one entry here. */
export const LANGUAGES: readonly Language[] = [german, plainGerman, english];

/** The language chosen before, else the first one of the browser's that there is, else German. */
export function pickLanguage(chosenId: string | null, browserTags: readonly string[]): Language {
  const chosen = LANGUAGES.find(({ id }) => id === chosenId);
  const preferred = browserTags.map(languageOf).find((language) => language !== undefined);
  return chosen ?? preferred ?? german;
}

function languageOf(tag: string): Language | undefined {
  const [primary = ''] = tag.toLowerCase().split('-');
  return LANGUAGES.find((language) => language.tag === primary);
}
