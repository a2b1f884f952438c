import type { Person } from '../../../contract/message.ts';
import type { MethodTable } from './methods.ts';
import { peopleFromAddin } from './people.ts';
import { isObject, textField } from './wire.ts';

export interface NewMessageForm {
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  readonly html: string;
}

/** What the add-in may ask of Outlook itself rather than of a message. */
export interface AppActions {
  readonly newMessage: (form: NewMessageForm) => void;
  readonly reply: (html: string, toAll: boolean) => void;
  readonly openMessage: (itemId: string) => void;
  readonly closePane: () => void;
  /** The person goes on by keyboard, behind the add-in's page or before it. */
  readonly focusLeft: (backwards: boolean) => void;
  /** The person goes on by keyboard to the next part of the window, or the one before. */
  readonly areaLeft: (backwards: boolean) => void;
  readonly initialisationContext: () => string;
}

export function appMethods(actions: AppActions): MethodTable {
  const form = (name: string) => ({
    name,
    run: (params: unknown) => actions.newMessage(newMessageForm(params)),
  });
  const reply = (name: string, toAll: boolean) => ({
    name,
    run: (params: unknown) => actions.reply(textField(params, 'htmlBody'), toAll),
  });
  const open = (name: string) => ({
    name,
    run: (params: unknown) => actions.openMessage(textField(params, 'itemId')),
  });
  return {
    8: open('displayMessageForm'),
    179: open('displayMessageFormAsync'),
    44: form('displayNewMessageForm'),
    178: form('displayNewMessageFormAsync'),
    10: reply('displayReplyForm', false),
    30: reply('displayReplyForm', false),
    181: reply('displayReplyFormAsync', false),
    183: reply('displayReplyFormAsync', false),
    11: reply('displayReplyAllForm', true),
    31: reply('displayReplyAllForm', true),
    182: reply('displayReplyAllFormAsync', true),
    184: reply('displayReplyAllFormAsync', true),
    41: { name: 'close', run: () => actions.closePane() },
    42: { name: 'closeApp', run: () => actions.closePane() },
    // Exchange Online no longer issues these tokens.
    2: {
      name: 'getUserIdentityTokenAsync',
      raw: true,
      run: () => ({ wasSuccessful: false, errorCode: 9018 }),
    },
    12: { name: 'getCallbackTokenAsync', raw: true, run: () => ({ wasSuccessful: false, errorCode: 9018 }) },
    99: { name: 'getInitializationContextAsync', run: () => actions.initialisationContext() },
    163: { name: 'logTelemetry', run: () => undefined },
    193: { name: 'logCustomerContentTelemetry', run: () => undefined },
    400: { name: 'telemetry', run: () => undefined },
    401: { name: 'telemetry', run: () => undefined },
    402: { name: 'telemetry', run: () => undefined },
  };
}

function newMessageForm(params: unknown): NewMessageForm {
  const people = (name: string): Person[] => (isObject(params) ? peopleFromAddin(params[name]) : []);
  return {
    to: people('toRecipients'),
    cc: people('ccRecipients'),
    bcc: people('bccRecipients'),
    subject: textField(params, 'subject'),
    html: textField(params, 'htmlBody'),
  };
}
