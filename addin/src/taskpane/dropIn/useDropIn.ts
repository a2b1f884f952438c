import type { OwnDropIn } from '@siegelpost/shared/api/dropIns';
import { useCallback, useEffect, useState } from 'react';
import { asFailure, type Failure } from '../parts/failure.ts';
import { useAccess } from '../parts/pane.ts';

export type DropInState =
  | { readonly step: 'loading' }
  | {
      readonly step: 'there';
      readonly page: OwnDropIn;
      readonly busy: boolean;
      readonly failure: Failure | null;
    }
  | { readonly step: 'failed'; readonly failure: Failure };

/** The clerk's own drop-in page, opened and closed. */
export function useDropIn() {
  const { api, ended } = useAccess();
  const [state, setState] = useState<DropInState>({ step: 'loading' });

  const failed = useCallback(
    (error: unknown) => {
      const failure = asFailure(error);
      if (failure.code === 'not-signed-in') ended();
      return failure;
    },
    [ended],
  );
  const load = useCallback(() => {
    api
      .ownDropIn()
      .then((page) => setState({ step: 'there', page, busy: false, failure: null }))
      .catch((error: unknown) => setState({ step: 'failed', failure: failed(error) }));
  }, [api, failed]);
  useEffect(load, [load]);

  return {
    state,
    retry: load,
    switchTo: (open: boolean) => {
      if (state.step !== 'there' || state.busy) return;
      const { page } = state;
      setState({ step: 'there', page, busy: true, failure: null });
      api
        .switchDropIn(open)
        .then((changed) => setState({ step: 'there', page: changed, busy: false, failure: null }))
        .catch((error: unknown) => setState({ step: 'there', page, busy: false, failure: failed(error) }));
    },
  };
}
