import type { OutlookSettings } from '../../../contract/outlookSettings.ts';
import type { Addin, LaunchEvent, SendMode } from './manifest.ts';
import { atLeast } from './requirements.ts';
import type { FunctionResult } from './runFunction.ts';

/** What the person is shown instead of a sent message. */
export interface SmartAlert {
  readonly kind: 'not-allowed' | 'unavailable' | 'timed-out';
  /** Null where the add-in gave none. */
  readonly message: string | null;
  readonly cancelLabel: string | null;
  /** The ribbon button that the cancel button presses. */
  readonly commandId: string | null;
  readonly contextData: string;
  readonly canSendAnyway: boolean;
}

export type Verdict = { readonly send: true } | { readonly send: false; readonly alert: SmartAlert };

/** What is asked before a message leaves: the page, the function in it, and what its answer means. */
export interface SendHandler {
  readonly event: 'OnMessageSend' | 'ItemSend';
  readonly pageUrl: string | null;
  readonly functionName: string;
  readonly mode: SendMode;
}

const SMART_ALERTS = '1.12';
const BUTTONS_AND_OVERRIDE = '1.14';
const LONGEST_MESSAGE = 500;
const LONGEST_LABEL = 20;

/** Null where this host asks nobody. */
export function sendHandler(addin: Addin, settings: OutlookSettings): SendHandler | null {
  if (settings.sendMode === 'off') return null;
  // ItemSend knows no modes: what it does not let go stays, also when the add-in cannot be had.
  if (addin.itemSend !== null)
    return {
      event: 'ItemSend',
      pageUrl: addin.functionPage,
      functionName: addin.itemSend,
      mode: 'Block',
    };
  if (!atLeast(settings.mailboxSet, SMART_ALERTS)) return null;
  const handler = addin.launchEvents.find(({ type }) => type === 'OnMessageSend');
  if (handler === undefined) return null;
  const { functionName } = handler;
  return { event: 'OnMessageSend', pageUrl: addin.eventPage, functionName, mode: modeOf(handler, settings) };
}

/** What follows from the handler's end. */
export function verdict(result: FunctionResult, mode: SendMode, settings: OutlookSettings): Verdict {
  switch (result.kind) {
    case 'completed':
      return result.options['allowEvent'] === true
        ? { send: true }
        : { send: false, alert: refusal(result.options, mode, settings) };
    case 'unavailable':
      return { send: false, alert: plainAlert('unavailable', mode !== 'Block') };
    case 'timed-out':
      return { send: false, alert: plainAlert('timed-out', mode === 'PromptUser') };
    case 'cancelled':
      return { send: false, alert: plainAlert('not-allowed', false) };
  }
}

function modeOf(handler: LaunchEvent, settings: OutlookSettings): SendMode {
  if (settings.sendMode === 'manifest' || settings.sendMode === 'off') return handler.sendMode ?? 'SoftBlock';
  return settings.sendMode;
}

function refusal(
  options: Readonly<Record<string, unknown>>,
  mode: SendMode,
  settings: OutlookSettings,
): SmartAlert {
  const message = text(options['errorMessage']).slice(0, LONGEST_MESSAGE);
  const hasButtons = atLeast(settings.mailboxSet, BUTTONS_AND_OVERRIDE);
  // The override can only relax what the manifest demands.
  const relaxed = hasButtons && text(options['sendModeOverride']).toLowerCase() === 'promptuser';
  const button = (name: string): string => (hasButtons ? text(options[name]) : '');
  return {
    kind: 'not-allowed',
    message: message === '' ? null : message,
    cancelLabel: button('cancelLabel').slice(0, LONGEST_LABEL) || null,
    commandId: button('commandId') || null,
    contextData: button('contextData'),
    canSendAnyway: mode === 'PromptUser' || relaxed,
  };
}

function plainAlert(kind: SmartAlert['kind'], canSendAnyway: boolean): SmartAlert {
  return { kind, message: null, cancelLabel: null, commandId: null, contextData: '', canSendAnyway };
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
