import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Progress } from '@siegelpost/shared/transfer/transfer';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../mailbox/mailbox.ts';
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
  | { readonly step: 'form'; readonly notice: 'held' | 'interrupted' | null }
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

/** How far this draft has come, and what can be done next. */
export function useSend(draft: Draft): Send {
  const { transfer, text } = usePane();
  const access = useAccess();
  const [state, setState] = useState<SendState>({ step: 'loading' });
  const [paused, setPaused] = useState(false);
  const order = useRef<SendOrder>(null);
  const sending = useRef<Sending>(null);
  const unfinished = useRef<PackageId>(null);
  const stop = useRef<AbortController>(null);
  const tools = useMemo<SendTools>(
    () => ({ draft, transfer, text, access }),
    [draft, transfer, text, access],
  );

  const fail = useCallback(
    (error: unknown) => {
      const failure = asFailure(error);
      if (failure.code === 'not-signed-in') access.ended();
      if (failure.code === 'sending-gone') sending.current = unfinished.current = null;
      setState({ step: 'failed', failure });
    },
    [access],
  );

  useEffect(() => {
    let current = true;
    const show = (next: SendState) => current && setState(next);
    lookAt(tools)
      .then((seen) => {
        if (seen.step === 'unfinished') unfinished.current = seen.packageId;
        show(seen);
      })
      .catch((error: unknown) => current && fail(error));
    return () => {
      current = false;
      if (!stop.current) return;
      stop.current.abort();
      void transfer.cancel();
    };
  }, [tools, fail, transfer]);

  const report: Report = (phase, progress) =>
    setState({ step: 'working', phase, progress: progress ?? null });

  async function finish(): Promise<void> {
    const packageId = unfinished.current;
    report('linking');
    sending.current ??= packageId && (await recoverSending(packageId, tools, { withFiles: true }));
    if (!sending.current) return;
    await finishSending(sending.current, tools, report);
    unfinished.current = null;
    setState({ step: 'ready', sending: sending.current });
    sending.current = null;
    order.current = null;
  }

  async function begin(wanted: SendOrder): Promise<void> {
    const stopper = new AbortController();
    stop.current = stopper;
    try {
      sending.current = await startSending(wanted, tools, report, stopper.signal);
    } catch (error) {
      if (asFailure(error).code !== 'cancelled') throw error;
      await draft.writeMark(null);
      return setState({ step: 'form', notice: null });
    } finally {
      stop.current = null;
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
      void (wanted ? transfer.pause() : transfer.resume());
    },
    cancel() {
      setPaused(false);
      stop.current?.abort();
      void transfer.cancel();
    },
    back() {
      const packageId = sending.current?.packageId ?? unfinished.current;
      setState(packageId ? { step: 'unfinished', packageId } : { step: 'form', notice: 'interrupted' });
    },
    discard: () => run(draft.writeMark(null).then(() => setState({ step: 'form', notice: null }))),
  };
}
