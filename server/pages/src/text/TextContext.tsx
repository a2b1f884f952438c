import { createContext, use } from 'react';
import type { Text } from './text.ts';

/** The language of the page, for every part of it. */
export const TextContext = createContext<Text | null>(null);

export function useText(): Text {
  const text = use(TextContext);
  if (!text) throw new TypeError('useText belongs inside TextContext');
  return text;
}
