import { createContext, use } from 'react';
import { deWriteFirst, type WriteFirstKey } from '../text/catalogues/deWriteFirst.ts';
import { FURTHER_CATALOGUES } from '../text/furtherCatalogues.ts';
import type { Language } from '../text/languages.ts';
import { createText, type Text } from '../text/text.ts';

export type WriteFirstText = Text<WriteFirstKey>;

/** The sentences of writing first; in German where those of the language cannot be had. */
export async function loadWriteFirstText(language: Language): Promise<WriteFirstText> {
  const loaded = await FURTHER_CATALOGUES[language.id]?.loadWriteFirst().catch(() => null);
  return createText(language, loaded?.writeFirst ?? deWriteFirst);
}

export const WriteFirstTextContext = createContext<WriteFirstText | null>(null);

export function useWriteFirstText(): WriteFirstText {
  const text = use(WriteFirstTextContext);
  if (!text) throw new TypeError('useWriteFirstText belongs inside WriteFirstTextContext');
  return text;
}
