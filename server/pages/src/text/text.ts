import { IntlMessageFormat } from 'intl-messageformat';
import type { TextKey } from './catalogues/de.ts';
import type { Language } from './languages.ts';

export type Values = Readonly<Record<string, string | number>>;

/** Says things to people in one language. */
export interface Text<Key extends string = TextKey> {
  readonly language: Language;
  readonly say: (key: Key, values?: Values) => string;
  /** `12 MB` */
  readonly bytes: (count: number) => string;
  /** `3 Minuten` */
  readonly duration: (seconds: number) => string;
  /** A moment (RFC 3339) in the reader's own time zone. */
  readonly moment: (rfc3339: string) => string;
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export async function loadText(language: Language): Promise<Text> {
  return createText(language, (await language.load()).pages);
}

export function createText<Key extends string>(
  language: Language,
  sentences: Readonly<Record<Key, string>>,
): Text<Key> {
  const messages = new Map<Key, IntlMessageFormat>();
  const message = (key: Key) => {
    const known = messages.get(key) ?? new IntlMessageFormat(sentences[key], language.locale);
    messages.set(key, known);
    return known;
  };
  const moments = new Intl.DateTimeFormat(language.locale, { dateStyle: 'long', timeStyle: 'short' });
  const inUnits = (value: number, unit: string, unitDisplay: 'short' | 'long', digits: number) =>
    new Intl.NumberFormat(language.locale, {
      style: 'unit',
      unit,
      unitDisplay,
      maximumFractionDigits: digits,
    }).format(value);
  return {
    language,
    say: (key, values) => String(message(key).format(values)),
    bytes(count) {
      const power = count < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(count) / 3));
      const scaled = count / 1000 ** power;
      const unit = BYTE_UNITS[power] ?? 'byte';
      return inUnits(scaled, unit, power === 0 ? 'long' : 'short', power > 0 && scaled < 10 ? 1 : 0);
    },
    duration(seconds) {
      if (seconds < 60) return inUnits(Math.ceil(seconds), 'second', 'long', 0);
      if (seconds < 3600) return inUnits(Math.round(seconds / 60), 'minute', 'long', 0);
      return inUnits(seconds / 3600, 'hour', 'long', 1);
    },
    moment: (rfc3339) => moments.format(new Date(rfc3339)),
  };
}
