import { de, type Messages } from './catalogues/de.ts';
import { en } from './catalogues/en.ts';

/** A language or a variant of one (such as Leichte Sprache, which has the tag of German). */
export interface Language {
  /** Distinct for every variant. */
  readonly id: string;
  /** For `lang` (BCP 47). */
  readonly tag: string;
  /** Whose numbers and dates these are (BCP 47): English is written as in Europe, in the pane and in mails, too. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Its own name, in itself. */
  readonly name: string;
  /** The usual languages are there at once; others come when they are chosen. */
  readonly load: () => Promise<{ readonly pages: Messages }>;
}

/** Where no other language can be had. */
export const german: Language = {
  id: 'de',
  tag: 'de',
  locale: 'de',
  direction: 'ltr',
  name: 'Deutsch',
  load: () => Promise.resolve({ pages: de }),
};
const english: Language = {
  id: 'en',
  tag: 'en',
  locale: 'en-GB',
  direction: 'ltr',
  name: 'English',
  load: () => Promise.resolve({ pages: en }),
};
const plainGerman: Language = {
  id: 'de-leicht',
  tag: 'de',
  locale: 'de',
  direction: 'ltr',
  name: 'Leichte Sprache',
  load: () => import('./catalogues/deLeicht.ts'),
};

/** A further language is one file in `catalogues/` with its three catalogues, an entry here and one in `furtherCatalogues.ts`. */
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
