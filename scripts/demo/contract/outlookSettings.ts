import { Type, type Static } from 'typebox';

const Milliseconds = Type.Integer({ minimum: 0, maximum: 3_600_000 });

/** What can be set about the demo Outlook, by its settings window and by tests. */
export const OutlookSettings = Type.Object(
  {
    /** The highest Mailbox set the host claims; decides `isSetSupported` and the Smart Alerts it knows. */
    mailboxSet: Type.Union([
      Type.Literal('1.5'),
      Type.Literal('1.7'),
      Type.Literal('1.8'),
      Type.Literal('1.11'),
      Type.Literal('1.12'),
      Type.Literal('1.13'),
      Type.Literal('1.14'),
      Type.Literal('1.15'),
    ]),
    /** Which of the add-in's manifests is installed: the one for Smart Alerts, or the older one with ItemSend. */
    addin: Type.Union([Type.Literal('smart-alerts'), Type.Literal('item-send')]),
    /** `manifest`: as the add-in's manifest says; the others stand in for a manifest of that mode. */
    sendMode: Type.Union([
      Type.Literal('manifest'),
      Type.Literal('PromptUser'),
      Type.Literal('SoftBlock'),
      Type.Literal('Block'),
      Type.Literal('off'),
    ]),
    /** One pinned pane stands beside whichever draft is in front, instead of a pane for each. */
    onePane: Type.Boolean(),
    /** Pretends that the page for events cannot be loaded. */
    eventsUnavailable: Type.Boolean(),
    takingLongerAfterMs: Milliseconds,
    handlerKilledAfterMs: Milliseconds,
    /** How long the event page may take until it counts as not loaded. */
    handlerLoadMs: Milliseconds,
  },
  { additionalProperties: false },
);
export type OutlookSettings = Static<typeof OutlookSettings>;

export const OutlookSettingsChange = Type.Partial(OutlookSettings, { additionalProperties: false });

export const DEFAULT_OUTLOOK_SETTINGS: OutlookSettings = {
  mailboxSet: '1.15',
  addin: 'smart-alerts',
  sendMode: 'manifest',
  onePane: false,
  eventsUnavailable: false,
  takingLongerAfterMs: 5_000,
  handlerKilledAfterMs: 300_000,
  handlerLoadMs: 20_000,
};
