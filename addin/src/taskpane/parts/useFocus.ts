import { useCallback } from 'react';

/** Ref of the field a screen begins with: nobody should have to look for it after a click. */
export function useFocus<E extends HTMLElement>(): (element: E | null) => void {
  return useCallback((element) => element?.focus(), []);
}
