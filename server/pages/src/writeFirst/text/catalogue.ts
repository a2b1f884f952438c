import { createContext, use, useEffect, useState } from 'react';
import type { Language } from '../../text/languages.ts';
import { createText, type Text } from '../../text/text.ts';
import { useText } from '../../text/TextContext.tsx';
import { de, type WriteFirstKey, type WriteFirstMessages } from './de.ts';

export type WriteFirstText = Text<WriteFirstKey>;

const VARIANTS: Readonly<Record<string, () => Promise<WriteFirstMessages>>> = {
  de: () => Promise.resolve(de),
  en: async () => (await import('./en.ts')).en,
  'de-leicht': async () => (await import('./deLeicht.ts')).deLeicht,
};

/** The sentences of writing first; in German where a language has none, or they cannot be had. */
export async function loadWriteFirstText(language: Language): Promise<WriteFirstText> {
  const messages = await (VARIANTS[language.id]?.() ?? Promise.resolve(de)).catch(() => de);
  return createText(language, messages);
}

export const WriteFirstTextContext = createContext<WriteFirstText | null>(null);

export function useWriteFirstText(): WriteFirstText {
  const text = use(WriteFirstTextContext);
  if (!text) throw new TypeError('useWriteFirstText belongs inside WriteFirstTextContext');
  return text;
}

/** The sentences in the language of the page; those of the one before until they are there. */
export function useLoadedText(first: WriteFirstText): WriteFirstText {
  const { language } = useText();
  const [text, setText] = useState(first);
  useEffect(() => {
    let current = true;
    void loadWriteFirstText(language).then((loaded) => current && setText(loaded));
    return () => {
      current = false;
    };
  }, [language]);
  return text;
}
