import { useSyncExternalStore } from 'react';
import type { Draft, DraftState } from '../mail/draft.ts';

export function useDraftState(draft: Draft): DraftState {
  return useSyncExternalStore(draft.subscribe, draft.get);
}
