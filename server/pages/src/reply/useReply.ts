import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type {
  OnProgress,
  ReplyOrder,
  Sent,
  Transfer,
  UnfinishedSending,
} from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { asFailure } from '../failure.ts';
import { createPacer } from '../frame/pace.ts';
import type { DraftStore, KeptText } from './draftStore.ts';
import { type Draft, EMPTY_DRAFT, type NotSent, type ReplyState, totalBytes } from './replyState.ts';
import { useKeptDraft } from './useKeptDraft.ts';

/** The part of the policy that limits an answer. */
export type ReplyLimits = Pick<PublicPolicy, 'maxFiles' | 'maxPackageBytes'>;

/** What answering needs from outside. */
export interface ReplyParts<S extends Sent = Sent> {
  readonly transfer: {
    readonly reply: (order: ReplyOrder, onProgress: OnProgress) => Promise<S>;
    readonly cancel: Transfer['cancel'];
    readonly unfinished: Transfer['unfinished'];
    readonly forgetUnfinished: Transfer['forgetUnfinished'];
  };
  /** Undefined until they are known; the server keeps them anyway. */
  readonly limits: ReplyLimits | undefined;
  /** Milliseconds. */
  readonly now: () => number;
  /** While it is held, leaving the page asks first. Returns what lets go. */
  readonly holdPage: () => () => void;
  /** The package that is answered, or whom one writes to: what is written is kept under it. */
  readonly packageId: string;
  readonly drafts: DraftStore;
}

export interface Reply<S extends Sent = Sent> {
  readonly state: ReplyState<S>;
  readonly write: (draft: Draft) => void;
  readonly send: () => void;
  readonly cancel: () => void;
  /** Throws away what was written. */
  readonly discard: () => void;
  /** Begins another answer, or goes back to the message. */
  readonly startAgain: () => void;
}

/** Drives an answer, or a first message, from the first word to its receipt. */
export function useReply<S extends Sent>(parts: ReplyParts<S>): Reply<S> {
  const { transfer, limits, now, holdPage, packageId, drafts } = parts;
  const [state, setState] = useState<ReplyState<S>>({ step: 'writing', draft: EMPTY_DRAFT, notSent: null });

  useKeptDraft(state, {
    packageId,
    store: drafts,
    unfinished: () => transfer.unfinished(),
    restore: (text, unfinished) => {
      if (unfinished?.state === 'arrived') void drafts.remove(packageId);
      const draft = restoredDraft(text, unfinished);
      setState((before) => (isUntouched(before) ? { step: 'writing', draft, notSent: null } : before));
    },
  });

  const send = async (draft: Draft) => {
    const pacer = createPacer(now);
    const begin = { doneBytes: 0, totalBytes: totalBytes(draft) };
    setState({ step: 'sending', draft, pace: pacer(begin) });
    const release = holdPage();
    try {
      const files = draft.files.map(({ file }) => ({ name: file.name, content: file }));
      const order = { name: draft.name.trim(), message: draft.message, files };
      const sent = await transfer.reply(order, (progress) =>
        setState({ step: 'sending', draft, pace: pacer(progress) }),
      );
      setState({ step: 'sent', draft, sent });
    } catch (error) {
      const failure = asFailure(error);
      const notSent: NotSent =
        failure.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', failure };
      setState({ step: 'writing', draft, notSent });
    } finally {
      release();
    }
  };

  return {
    state,
    write(draft) {
      if (state.step === 'writing') setState({ step: 'writing', draft, notSent: null });
    },
    send() {
      if (state.step !== 'writing') return;
      const notSent = refusedHere(state.draft, limits);
      if (notSent) setState({ ...state, notSent });
      else void send(state.draft);
    },
    cancel: () => void transfer.cancel(),
    discard() {
      if (state.step !== 'writing') return;
      void drafts.remove(packageId);
      void transfer.forgetUnfinished().catch(() => undefined);
      setState({ step: 'writing', draft: EMPTY_DRAFT, notSent: null });
    },
    startAgain() {
      if (state.step === 'sent')
        setState({ step: 'writing', draft: { ...EMPTY_DRAFT, name: state.draft.name }, notSent: null });
    },
  };
}

/** What has arrived is not offered to be sent once more. */
function restoredDraft(text: KeptText | null, unfinished: UnfinishedSending | null): Draft {
  if (unfinished?.state === 'arrived') return { ...EMPTY_DRAFT, unfinished };
  const files = (unfinished?.files ?? []).flatMap(({ name, content }, key) =>
    content ? { key, file: new File([content], name, { type: content.type }) } : [],
  );
  return { ...EMPTY_DRAFT, ...text, files, restored: text !== null, unfinished };
}

function isUntouched(state: ReplyState): boolean {
  const { name, message, files } = state.draft;
  return state.step === 'writing' && name === '' && message === '' && files.length === 0;
}

function refusedHere(draft: Draft, limits: ReplyLimits | undefined): NotSent | undefined {
  if (draft.message.trim() === '' && draft.files.length === 0) return { kind: 'empty' };
  if (!limits) return undefined;
  if (draft.files.length > limits.maxFiles) return { kind: 'too-many' };
  return totalBytes(draft) > limits.maxPackageBytes ? { kind: 'too-large' } : undefined;
}
