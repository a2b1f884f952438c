import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Progress, Transfer } from '@siegelpost/shared/transfer/transfer';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../mailbox/mailbox.ts';
import type { PaneInput } from '../../mailbox/paneInput.ts';
import { whileBeside } from '../../mailbox/whileBeside.ts';
import { asFailure, type Failure } from '../parts/failure.ts';
import { useAccess, usePane } from '../parts/pane.ts';
import { finishSending } from './finishSending.ts';
import { lookAt } from './lookAt.ts';
import { recoverSending } from './recoverSending.ts';
import type { Phase, Report, Sending, SendOrder, SendTools } from './sending.ts';
import { startSending } from './startSending.ts';

export type SendState =
  | { readonly step: 'loading' }
  /** `held`: Send led here; `interrupted`: an earlier try ended before the package was complete. */
  | {
      readonly step: 'form';
      readonly notice: 'held' | 'interrupted' | null;
      /** What a pane that was closed in the middle took along. */
      readonly lost?: PaneInput | null;
    }
  /** The package is complete, its mail is not; nothing is under way. */
  | { readonly step: 'unfinished'; readonly packageId: PackageId }
  | { readonly step: 'working'; readonly phase: Phase; readonly progress: Progress | null }
  | { readonly step: 'ready'; readonly sending: Sending }
  | { readonly step: 'failed'; readonly failure: Failure };

export interface Send {
  readonly state: SendState;
  readonly start: (order: SendOrder) => void;
  /** Goes on where it stopped. */
  readonly resume: () => void;
  readonly cancel: () => void;
  readonly paused: boolean;
  readonly pause: (paused: boolean) => void;
  /** Back to the form, with everything in it. */
  readonly back: () => void;
  /** Lets the mail go as it is. */
  readonly discard: () => void;
}

/** How far this draft has come, and what can be done next. It goes on while a pinned pane stands beside another mail. */
export function useSend(draft: Draft): Send {
  const { transfer: atOnce, transfers } = usePane();
  const toolsWith = useSendTools(draft);
  const tools = useMemo(() => toolsWith(atOnce), [toolsWith, atOnce]);
  const [state, setState] = useState<SendState>({ step: 'loading' });
  const [paused, setPaused] = useState(false);
  const order = useRef<SendOrder>(null);
  const sending = useRef<Sending>(null);
  const unfinished = useRef<PackageId>(null);
  const upload = useRef<{ readonly stop: AbortController; readonly transfer: Transfer }>(null);

  const fail = useCallback(
    (error: unknown) => {
      const failure = asFailure(error);
      if (failure.code === 'not-signed-in') tools.access.ended();
      if (failure.code === 'sending-gone') sending.current = unfinished.current = null;
      setState({ step: 'failed', failure });
    },
    [tools],
  );

  const cancel = useCallback(() => {
    upload.current?.stop.abort();
    void upload.current?.transfer.cancel();
  }, []);

  useEffect(() => {
    let current = true;
    whileBeside(draft, () => lookAt(tools))
      .then((seen) => {
        if (seen.step === 'unfinished') unfinished.current = seen.packageId;
        if (current) setState(seen);
      })
      .catch((error: unknown) => current && fail(error));
    return () => {
      current = false;
      cancel();
    };
  }, [draft, tools, fail, cancel]);

  const report: Report = (phase, progress) =>
    setState({ step: 'working', phase, progress: progress ?? null });

  async function finish(): Promise<void> {
    report('linking');
    const finished = await whileBeside(draft, async () => {
      const packageId = unfinished.current;
      sending.current ??= packageId && (await recoverSending(packageId, tools, { withFiles: true }));
      if (sending.current) await finishSending(sending.current, tools, report);
      return sending.current;
    });
    if (!finished) return;
    sending.current = unfinished.current = order.current = null;
    setState({ step: 'ready', sending: finished });
  }

  async function begin(wanted: SendOrder): Promise<void> {
    const stop = new AbortController();
    const transfer = transfers.lend();
    upload.current = { stop, transfer };
    try {
      sending.current = await startSending(wanted, toolsWith(transfer), report, stop.signal);
    } catch (error) {
      if (asFailure(error).code !== 'cancelled') throw error;
      await whileBeside(draft, () => draft.writeMark(null));
      return setState({ step: 'form', notice: null });
    } finally {
      upload.current = null;
      setPaused(false);
      transfers.giveBack(transfer);
    }
    await finish();
  }

  const run = (work: Promise<void>) => void work.catch(fail);
  return {
    state,
    start(wanted) {
      order.current = wanted;
      run(begin(wanted));
    },
    resume() {
      if (sending.current || unfinished.current) run(finish());
      else if (order.current) run(begin(order.current));
      else setState({ step: 'form', notice: null });
    },
    paused,
    pause(wanted) {
      setPaused(wanted);
      void (wanted ? upload.current?.transfer.pause() : upload.current?.transfer.resume());
    },
    cancel,
    back() {
      const packageId = sending.current?.packageId ?? unfinished.current;
      setState(packageId ? { step: 'unfinished', packageId } : { step: 'form', notice: 'interrupted' });
    },
    discard: () => run(draft.writeMark(null).then(() => setState({ step: 'form', notice: null }))),
  };
}

/** What a sending works with; who is signed in may change in the middle, where the session is renewed. */
function useSendTools(draft: Draft): (transfer: Transfer) => SendTools {
  const { text } = usePane();
  const access = useAccess();
  const latest = useRef(access);
  useEffect(() => void (latest.current = access), [access]);
  return useCallback(
    (transfer) => ({
      draft,
      transfer,
      text,
      get access() {
        return latest.current;
      },
    }),
    [draft, text],
  );
}
