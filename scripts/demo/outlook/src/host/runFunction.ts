import { connectAddinFrame, type FunctionCompletion } from './addinFrame.ts';
import type { HostEnvironment } from './environment.ts';
import { addinFrameElement } from './frameElement.ts';
import type { HostItem } from './methods.ts';
import { isObject } from './wire.ts';

/** How a function of the add-in ended, as Outlook sees it. */
export type FunctionResult =
  | { readonly kind: 'completed'; readonly options: Readonly<Record<string, unknown>> }
  /** The page did not load, or it has no such function. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

export interface FunctionCall {
  readonly environment: HostEnvironment;
  readonly pageUrl: string;
  readonly functionName: string;
  readonly sourceId: string;
  readonly item: HostItem;
  readonly loadMs: number;
  readonly killedAfterMs: number;
}

export interface RunningFunction {
  readonly result: Promise<FunctionResult>;
  cancel(): void;
}

const NO_DIALOGS = { show: () => undefined, hide: () => undefined };

/**
 * Loads the add-in's page for functions out of sight, calls one function in it and removes it again.
 * Ribbon buttons without a pane and events (OnMessageSend) both go this way.
 */
export function runFunction(call: FunctionCall): RunningFunction {
  let settle: (result: FunctionResult) => void = () => undefined;
  const result = new Promise<FunctionResult>((resolve) => (settle = resolve));
  const invocationId = crypto.randomUUID();
  let iframe: HTMLIFrameElement | undefined;
  const frame = connectAddinFrame({
    environment: call.environment,
    controlId: call.sourceId,
    url: call.pageUrl,
    target: () => iframe?.contentWindow ?? null,
    item: () => call.item,
    actions: noActions(),
    dialogs: NO_DIALOGS,
    functionCompleted: (completion) => {
      if (completion.invocationId === invocationId) settle(resultOf(completion));
    },
  });
  const timers = [
    setTimeout(() => settle({ kind: 'timed-out' }), call.killedAfterMs),
    setTimeout(() => notLoaded(), call.loadMs),
  ];
  const notLoaded = (): void => settle({ kind: 'unavailable' });
  void frame.channel.whenListening('appCommandInvoked').then(() => {
    clearTimeout(timers[1]);
    frame.channel.notify('appCommandInvoked', [invocationId, call.functionName, eventObject(call)]);
  });
  iframe = addinFrameElement({
    name: frame.name,
    url: call.pageUrl,
    title: call.environment.addin.name,
    hidden: true,
  });
  document.body.append(iframe);
  void result.then(() => {
    timers.forEach(clearTimeout);
    frame.close();
    iframe?.remove();
  });
  return { result, cancel: () => settle({ kind: 'cancelled' }) };
}

function eventObject({ sourceId }: FunctionCall): string {
  return JSON.stringify({ source: { id: sourceId } });
}

function resultOf({ status, text }: FunctionCompletion): FunctionResult {
  if (status !== 0) return { kind: 'unavailable' };
  const event: unknown = JSON.parse(text);
  const context = isObject(event) ? event['completedContext'] : undefined;
  return { kind: 'completed', options: isObject(context) ? context : {} };
}

function noActions() {
  const nothing = (): void => undefined;
  return {
    newMessage: nothing,
    reply: nothing,
    openMessage: nothing,
    closePane: nothing,
    focusLeft: nothing,
    areaLeft: nothing,
    initialisationContext: () => '',
  };
}
