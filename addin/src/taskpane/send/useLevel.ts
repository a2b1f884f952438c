import type { Classification } from '@siegelpost/shared/api/policy';
import { levelsOf, type SealingRules, sealingRules } from '@siegelpost/shared/policy/classification';
import { useCallback, useEffect, useState } from 'react';
import type { Draft } from '../../mailbox/mailbox.ts';
import { whileBeside } from '../../mailbox/whileBeside.ts';
import { asFailure, type Failure } from '../parts/failure.ts';
import { useAccess } from '../parts/pane.ts';

/** The level of a mail, and what it asks for. */
export interface Level {
  /** Id of the level that counts: the chosen one, or that of Outlook's label. */
  readonly id: string | null;
  readonly labelId: string | null;
  readonly levels: readonly Classification[];
  readonly rules: SealingRules;
  readonly failure: Failure | null;
  readonly choose: (id: string | null) => void;
}

interface Marked {
  readonly classification: string | null;
  readonly labelId: string | null;
}

/** Follows and sets the level in the mail itself, so that it counts on Send, too, and for a pane that is opened later. */
export function useLevel(draft: Draft): Level {
  const { policy } = useAccess();
  const [marked, setMarked] = useState<Marked>({ classification: null, labelId: null });
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let current = true;
    const look = () =>
      whileBeside(draft, () => Promise.all([draft.readClassification(), draft.sensitivityLabel()]))
        .then(([classification, labelId]) => current && setMarked({ classification, labelId }))
        .catch((error: unknown) => current && setFailure(asFailure(error)));
    void look();
    const stop = draft.onLabelChanged(() => void look());
    return () => {
      current = false;
      stop();
    };
  }, [draft]);

  const choose = useCallback(
    (classification: string | null) => {
      setMarked((before) => ({ ...before, classification }));
      setFailure(null);
      draft.writeClassification(classification).catch((error: unknown) => setFailure(asFailure(error)));
    },
    [draft],
  );

  const levels = levelsOf(marked, policy.classifications);
  return {
    id: marked.classification ?? levels[0]?.id ?? null,
    labelId: marked.labelId,
    levels,
    rules: sealingRules(levels),
    failure,
    choose,
  };
}
