import type { UnfinishedSending } from '@siegelpost/shared/transfer/transfer';
import { useEffect, useRef, useState } from 'react';
import type { DraftStore, KeptText } from './draftStore.ts';
import type { ReplyState } from './replyState.ts';

/** Long enough not to write at every key, short enough that nothing much is lost. */
const KEEP_AFTER_MS = 400;

/** Brings back what was written before a reload and what was on its way, keeps what is being written, and forgets what was sent. */
export function useKeptDraft(
  state: ReplyState,
  options: {
    readonly subject: string;
    readonly store: DraftStore;
    readonly unfinished: () => Promise<UnfinishedSending | null>;
    /** At once: the server may be minutes away, and nobody waits for it before writing on. */
    readonly restoreText: (text: KeptText) => void;
    readonly restoreSending: (unfinished: UnfinishedSending, text: KeptText | null) => void;
  },
): void {
  const { subject, store } = options;
  const asked = useRef(false);
  const [wasRead, setWasRead] = useState(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    const reading = store.read(subject).then((text) => {
      if (text) options.restoreText(text);
      setWasRead(true);
      return text;
    });
    const asking = options.unfinished().catch(() => null);
    void Promise.all([reading, asking]).then(([text, unfinished]) => {
      if (unfinished) options.restoreSending(unfinished, text);
    });
  });
  const touched = useRef(false);
  const { step, draft } = state;
  const { name, message } = draft;
  useEffect(() => {
    if (step === 'sent') return void store.remove(subject);
    // Nothing goes over what has not been looked at.
    if (!wasRead) return;
    const empty = message.trim() === '';
    if (empty && name === '' && !touched.current) return;
    touched.current = true;
    const keep = () => void (empty ? store.remove(subject) : store.write(subject, { name, message }));
    if (step === 'sending') return keep();
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [step, name, message, subject, store, wasRead]);
}
