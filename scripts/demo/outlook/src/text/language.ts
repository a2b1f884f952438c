import { ENGLISH } from './english.ts';
import { GERMAN, type Text } from './german.ts';

export type Language = 'de' | 'en';

const KEPT = 'language';

/** `?lang=` first, then what was chosen before, then the browser. */
export function chosenLanguage(): Language {
  const wanted = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEPT);
  const language = wanted ?? navigator.language;
  return language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}

export function textIn(language: Language): Text {
  return language === 'de' ? GERMAN : ENGLISH;
}

/** As office.js wants it. */
export function localeOf(language: Language): string {
  return language === 'de' ? 'de-DE' : 'en-US';
}
