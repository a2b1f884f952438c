import { IntlMessageFormat } from 'intl-messageformat';
import { sentences, type SentenceKey } from './sentences.ts';

export type Language = 'de' | 'en';

export type Values = Readonly<Record<string, string | number>>;

/** Every sentence a person reads, in one language. */
export interface Text {
  readonly language: Language;
  say(key: SentenceKey, values?: Values): string;
  /** A size as people say it: `12,4 MB`. */
  size(bytes: number): string;
  date(moment: string): string;
  dateAndTime(moment: string): string;
}

/** What sets something in a message of ICU apart from mere words. */
const SYNTAX = /[{}<']/;

/** Outlook's language decides: German where it is German, English for everybody else. */
export function languageOf(displayLanguage: string): Language {
  return /^de\b/i.test(displayLanguage) ? 'de' : 'en';
}

/** The catalogue in `language`; dates and numbers as there. */
export function createText(language: Language): Text {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const formats = new Map<SentenceKey, IntlMessageFormat>();
  // Each takes the browser a moment to make, and many screens show none.
  let dates: Intl.DateTimeFormat | undefined;
  let moments: Intl.DateTimeFormat | undefined;
  return {
    language,
    say(key, values = {}) {
      const sentence = sentences[key][language];
      // Most have nothing to fill in; reading forty of them as messages would hold up the form.
      if (!SYNTAX.test(sentence)) return sentence;
      const format = formats.get(key) ?? new IntlMessageFormat(sentence, locale);
      formats.set(key, format);
      return String(format.format<string>(values));
    },
    size: (bytes) => formatSize(bytes, locale),
    date(moment) {
      dates ??= new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
      return dates.format(new Date(moment));
    },
    dateAndTime(moment) {
      moments ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
      return moments.format(new Date(moment));
    },
  };
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function formatSize(bytes: number, locale: string): string {
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < UNITS.length - 1) {
    value /= 1000;
    step++;
  }
  const unit = UNITS[step] ?? 'byte';
  const digits = step === 0 || value >= 100 ? 0 : 1;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value);
}
