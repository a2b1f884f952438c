import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type {
  OnProgress,
  Progress,
  ReplyOrder,
  Sent,
  Transfer,
  UnfinishedSending,
} from '@siegelpost/shared/transfer/transfer';
import { useEffect, useRef, useState } from 'react';
import { asFailure } from '../failure.ts';
import { createPacer } from '../frame/pace.ts';
import type { DraftStore } from './draftStore.ts';
import {
  type ChosenFile,
  type Draft,
  EMPTY_DRAFT,
  type NotSent,
  type ReplyState,
  totalBytes,
} from './replyState.ts';
import { useKeptDraft } from './useKeptDraft.ts';

/** What reports of the worker, and the server with what has reached it, may still take when somebody cancels. Milliseconds. */
const SERVER_TAKES_MS = 1000;

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
  /** The package that is answered, or whom one writes to from which mailbox: what is written is kept under it. */
  readonly subject: string;
  readonly drafts: DraftStore;
}

export interface Reply<S extends Sent = Sent> {
  readonly state: ReplyState<S>;
  readonly write: (draft: Draft) => void;
  readonly send: () => void;
  readonly cancel: () => void;
  /** Throws away what was written. */
  readonly discard: () => void;
  /** Brings back what was thrown away last. */
  readonly undiscard: () => void;
  /** Begins another answer, or goes back to the message. */
  readonly startAgain: () => void;
}

/** Drives an answer, or a first message, from the first word to its receipt. */
export function useReply<S extends Sent>(parts: ReplyParts<S>): Reply<S> {
  const { transfer, limits, now, holdPage, subject, drafts } = parts;
  const [state, setState] = useState<ReplyState<S>>({ step: 'writing', draft: EMPTY_DRAFT, notSent: null });

  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });

  /** Whether what is found out about before this page was loaded still matters: not once all of it was thrown away. */
  const isWanted = useRef(true);

  const restoreSending = (unfinished: UnfinishedSending, before: Content) => {
    // What is being sent by now is another sending under the same name.
    if (latest.current.step !== 'writing') return;
    if (unfinished.state === 'arrived') {
      void transfer.forgetUnfinished().catch(() => undefined);
      if (hasContent(latest.current.draft, before)) void drafts.remove(subject);
    }
    setState((state) => withUnfinished(state, unfinished, before));
  };
  useKeptDraft(state, {
    subject,
    store: drafts,
    unfinished: () => transfer.unfinished(),
    restoreText: (text) =>
      setState((before) =>
        isUntouched(before)
          ? { step: 'writing', draft: { ...EMPTY_DRAFT, ...text, restored: true }, notSent: null }
          : before,
      ),
    restoreSending(unfinished, text) {
      if (isWanted.current) restoreSending(unfinished, { ...EMPTY_DRAFT, ...text });
    },
  });

  /** Whoever cancels late may be too late: what has become of it is found out, and what has arrived has its receipt. */
  const cancelled = async (draft: Draft, hasLeft: () => boolean) => {
    setState({ step: 'writing', draft, notSent: { kind: 'cancelled' } });
    await new Promise((resolve) => setTimeout(resolve, SERVER_TAKES_MS));
    const isUnchanged = () => {
      const { current } = latest;
      return current.step === 'writing' && current.draft === draft && current.notSent?.kind === 'cancelled';
    };
    if (!hasLeft()) {
      if (isUnchanged()) setState({ step: 'writing', draft, notSent: { kind: 'nothing-arrived' } });
      return;
    }
    const unfinished = await transfer.unfinished().catch(() => null);
    // Where it is not there yet, it may still be: nothing more is said.
    if (unfinished?.state !== 'arrived') return;
    if (isUnchanged()) await send(draft);
    else restoreSending(unfinished, draft);
  };

  const send = async (draft: Draft) => {
    const pacer = createPacer(now);
    const begin = { doneBytes: 0, totalBytes: totalBytes(draft) };
    setState({ step: 'sending', draft, pace: pacer(begin) });
    const release = holdPage();
    let over = false;
    let last: Progress = begin;
    try {
      const files = draft.files.map(({ file }) => ({ name: file.name, content: file }));
      const order = { name: draft.name.trim(), message: draft.message, files };
      const sent = await transfer.reply(order, (progress) => {
        last = progress;
        // Reports may still be on their way from the worker when it has ended.
        if (!over) setState({ step: 'sending', draft, pace: pacer(progress) });
      });
      setState({ step: 'sent', draft, sent });
    } catch (error) {
      const failure = asFailure(error);
      // Octets that have left may all be there, and the package with them.
      if (failure.code === 'cancelled') void cancelled(draft, () => last.doneBytes >= last.totalBytes);
      else setState({ step: 'writing', draft, notSent: { kind: 'failed', failure } });
    } finally {
      over = true;
      release();
    }
  };

  return {
    state,
    write(draft) {
      if (state.step === 'writing')
        setState({ step: 'writing', draft: { ...draft, discarded: null }, notSent: null });
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
      isWanted.current = false;
      void drafts.remove(subject);
      void transfer.forgetUnfinished().catch(() => undefined);
      setState({ step: 'writing', draft: { ...EMPTY_DRAFT, discarded: state.draft }, notSent: null });
    },
    undiscard() {
      if (state.step !== 'writing' || state.draft.discarded === null) return;
      // What was on its way is forgotten: it is sent from its beginning.
      setState({ step: 'writing', draft: { ...state.draft.discarded, unfinished: null }, notSent: null });
    },
    startAgain() {
      if (state.step === 'sent')
        setState({ step: 'writing', draft: { ...EMPTY_DRAFT, name: state.draft.name }, notSent: null });
    },
  };
}

type Content = Pick<Draft, 'name' | 'message' | 'files'>;

/** Adds what was on its way to what has been written meanwhile. What has arrived is not offered to be sent once more. */
function withUnfinished<S extends Sent>(
  state: ReplyState<S>,
  unfinished: UnfinishedSending,
  before: Content,
): ReplyState<S> {
  if (state.step !== 'writing') return state;
  const { draft } = state;
  if (unfinished.state === 'arrived') {
    const left = hasContent(draft, before) ? EMPTY_DRAFT : draft;
    return { step: 'writing', draft: { ...left, unfinished }, notSent: null };
  }
  return { ...state, draft: { ...draft, files: withKept(draft.files, unfinished), unfinished } };
}

/** Whether nothing has been changed since. */
function hasContent({ name, message, files }: Draft, before: Content): boolean {
  return (
    name === before.name &&
    message === before.message &&
    files.length === before.files.length &&
    files.every((chosen, at) => chosen === before.files[at])
  );
}

/** The chosen files, and those this browser has kept that are not among them. */
function withKept(
  chosen: readonly ChosenFile[],
  { files }: UnfinishedSending & { readonly state: 'under-way' },
): readonly ChosenFile[] {
  const isChosen = (name: string, bytes: number) =>
    chosen.some(({ file }) => file.name === name && file.size === bytes);
  const firstKey = Math.max(-1, ...chosen.map(({ key }) => key)) + 1;
  const kept = files.flatMap(({ name, bytes, content }, at) =>
    content && !isChosen(name, bytes)
      ? { key: firstKey + at, file: new File([content], name, { type: content.type }) }
      : [],
  );
  return [...chosen, ...kept];
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
