const KEY = 'siegelpost.language';

/** The language chosen on an earlier visit; null also where this browser keeps nothing. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberLanguage(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // The choice then holds for this page only.
  }
}
