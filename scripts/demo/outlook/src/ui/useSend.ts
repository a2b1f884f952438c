import { useRef, useState } from 'react';
import { api, ApiError } from '../api.ts';
import { draftItem } from '../host/draftItem.ts';
import type { SendMode } from '../host/manifest.ts';
import { runFunction, type FunctionResult, type RunningFunction } from '../host/runFunction.ts';
import { sendHandler, type SendHandler, type SmartAlert, verdict } from '../host/smartAlert.ts';
import type { Draft } from '../mail/draft.ts';
import { outgoingMail } from '../mail/outgoing.ts';
import { useOutlook, type Outlook } from './outlookContext.ts';
import { nameOf } from './sizes.ts';

export type SendState =
  | { readonly step: 'writing' }
  | { readonly step: 'no-recipients' }
  | { readonly step: 'checking'; readonly mode: SendMode; readonly takingLonger: boolean }
  | { readonly step: 'held'; readonly alert: SmartAlert }
  | { readonly step: 'sending' }
  | { readonly step: 'failed'; readonly tooLarge: boolean };

export interface Sending {
  readonly state: SendState;
  readonly send: () => void;
  readonly sendAnyway: () => void;
  readonly backToWriting: () => void;
}

/** What happens between a click on Send and a sent message. */
export function useSend(draft: Draft): Sending {
  const outlook = useOutlook();
  const [state, setState] = useState<SendState>({ step: 'writing' });
  const running = useRef<RunningFunction | null>(null);

  const deliver = async (): Promise<void> => {
    setState({ step: 'sending' });
    try {
      await api.send(await outgoingMail(draft, outlook.user));
      const { to, cc, bcc } = draft.get();
      outlook.announceSent([...to, ...cc, ...bcc].map(nameOf).join(', '));
      outlook.discardDraft(draft);
    } catch (error) {
      setState({ step: 'failed', tooLarge: error instanceof ApiError && error.code === 'too-large' });
    }
  };
  const check = async (): Promise<void> => {
    const { addin, settings } = outlook.environment;
    const handler = sendHandler(addin, settings);
    if (handler === null) return deliver();
    setState({ step: 'checking', mode: handler.mode, takingLonger: false });
    const slow = setTimeout(
      () => setState({ step: 'checking', mode: handler.mode, takingLonger: true }),
      settings.takingLongerAfterMs,
    );
    const result = await handled(draft, handler, outlook, running);
    clearTimeout(slow);
    if (result.kind === 'cancelled') return undefined;
    // ItemSend has no window of its own: the add-in wrote into the bar above the draft.
    if (handler.event === 'ItemSend' && result.kind === 'completed' && result.options['allowEvent'] !== true)
      return setState({ step: 'writing' });
    const decided = verdict(result, handler.mode, settings);
    return decided.send ? deliver() : setState({ step: 'held', alert: decided.alert });
  };

  return {
    state,
    send() {
      if (state.step === 'checking' || state.step === 'sending') return;
      const { to, cc, bcc } = draft.get();
      if (to.length + cc.length + bcc.length === 0) setState({ step: 'no-recipients' });
      else void check();
    },
    sendAnyway() {
      running.current?.cancel();
      void deliver();
    },
    backToWriting() {
      running.current?.cancel();
      setState({ step: 'writing' });
    },
  };
}

async function handled(
  draft: Draft,
  { event, pageUrl, functionName }: SendHandler,
  { environment, user, shelf }: Outlook,
  running: { current: RunningFunction | null },
): Promise<FunctionResult> {
  const { settings } = environment;
  if (settings.eventsUnavailable || pageUrl === null) return { kind: 'unavailable' };
  // A fault may swallow the event: then the message leaves unchecked, as has been seen in Outlook (#6769).
  const fault = await environment.claimFault(event);
  if (fault?.kind === 'lost') return { kind: 'completed', options: { allowEvent: true } };
  running.current = runFunction({
    environment,
    pageUrl,
    functionName,
    sourceId: event,
    item: draftItem(draft, user, () => shelf.save(draft)),
    loadMs: settings.handlerLoadMs,
    killedAfterMs: settings.handlerKilledAfterMs,
  });
  return running.current.result;
}
