import { useEffect, useState } from 'react';
import type { Language } from './languages.ts';
import { useText } from './TextContext.tsx';

/**
 * What `load` has for the language of the page; until it is there, what it had for the one before, and `first` at first.
 *
 * @param load the same function every time
 */
export function useLoaded<T>(load: (language: Language) => Promise<T>, first: T): T {
  const { language } = useText();
  const [loaded, setLoaded] = useState(first);
  useEffect(() => {
    let current = true;
    void load(language).then((found) => current && setLoaded(found));
    return () => {
      current = false;
    };
  }, [load, language]);
  return loaded;
}
