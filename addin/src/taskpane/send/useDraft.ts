import type { Person } from '@siegelpost/shared/transfer/transfer';
import { useCallback, useEffect, useState } from 'react';
import type { Attachment, Draft } from '../../mailbox/mailbox.ts';
import { whileBeside } from '../../mailbox/whileBeside.ts';
import { asFailure, type Failure } from '../parts/failure.ts';

/** What the mail holds at the moment. */
export interface DraftView {
  readonly attachments: readonly Attachment[];
  readonly recipients: readonly Person[];
  readonly failure: Failure | null;
  readonly refresh: () => void;
}

/** Follows the mail beside the pane. Events are hints only: every sending lists again before it acts. */
export function useDraft(draft: Draft): DraftView {
  const [attachments, setAttachments] = useState<readonly Attachment[]>([]);
  const [recipients, setRecipients] = useState<readonly Person[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  const refresh = useCallback(() => {
    whileBeside(draft, () => Promise.all([draft.attachments(), draft.recipients()]))
      .then(([files, people]) => {
        setAttachments(files);
        setRecipients(people);
        setFailure(null);
      })
      .catch((error: unknown) => setFailure(asFailure(error)));
  }, [draft]);

  useEffect(() => {
    refresh();
    const stops = [
      draft.onAttachmentsChanged(refresh),
      draft.onRecipientsChanged(refresh),
      draft.onReturn(refresh),
    ];
    return () => stops.forEach((stop) => stop());
  }, [draft, refresh]);

  return { attachments, recipients, failure, refresh };
}
