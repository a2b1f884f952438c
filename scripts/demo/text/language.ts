export type Language = 'de' | 'en';

/** The language of the person at the terminal. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || systemLocale();
  return /^de/i.test(locale) ? 'de' : 'en';
}

function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}
