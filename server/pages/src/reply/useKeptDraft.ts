import type { UnfinishedSending } from '@siegelpost/shared/transfer/transfer';
import { useEffect, useRef } from 'react';
import type { DraftStore, KeptText } from './draftStore.ts';
import type { ReplyState } from './replyState.ts';

/** Long enough not to write at every key, short enough that nothing much is lost. */
const KEEP_AFTER_MS = 400;

/** Brings back what was written before a reload and what was on its way, keeps what is being written, and forgets what was sent. */
export function useKeptDraft(
  state: ReplyState,
  options: {
    readonly packageId: string;
    readonly store: DraftStore;
    readonly unfinished: () => Promise<UnfinishedSending | null>;
    readonly restore: (text: KeptText | null, unfinished: UnfinishedSending | null) => void;
  },
): void {
  const { packageId, store, restore } = options;
  const asked = useRef(false);
  const touched = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    const asking = options.unfinished().catch(() => null);
    void Promise.all([store.read(packageId), asking]).then(([text, unfinished]) => {
      if (text || unfinished) restore(text, unfinished);
    });
  });
  const { step, draft } = state;
  const { name, message } = draft;
  useEffect(() => {
    if (step === 'sent') return void store.remove(packageId);
    if (step !== 'writing') return;
    const empty = message.trim() === '';
    const keep = () => void (empty ? store.remove(packageId) : store.write(packageId, { name, message }));
    // What has not been touched yet may be about to be brought back.
    if (empty && name === '' && !touched.current) return;
    touched.current = true;
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [step, name, message, packageId, store]);
}
