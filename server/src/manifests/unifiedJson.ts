import type { SendMode } from '@siegelpost/shared/api/policy';
import {
  COMPOSE_BUTTON,
  HANDLERS,
  IDS,
  NAME,
  PLACES,
  PROVIDER,
  READ_BUTTON,
  TEXTS,
  VERSION,
} from './addin.ts';

const SCHEMA_VERSION = '1.19';
const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json';
const LOCALIZATION_SCHEMA =
  'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.Localization.schema.json';
/** The schema takes no more than these three. */
const ICON_SIZES = [16, 32, 80] as const;
const PANE_ACTION = 'openPane';

/** The two buttons, in the order in which texts in other languages point to them. */
const BUTTONS = [
  { context: 'mailRead', group: 'msgReadGroup', id: READ_BUTTON, label: TEXTS.read, tip: TEXTS.readTip },
  {
    context: 'mailCompose',
    group: 'msgComposeGroup',
    id: COMPOSE_BUTTON,
    label: TEXTS.compose,
    tip: TEXTS.composeTip,
  },
] as const;

/** The files of the package that carries the unified manifest, but for its two pictures. */
export function unifiedFiles(origin: string, sendMode: SendMode): Readonly<Record<string, string>> {
  return {
    'manifest.json': asText(unifiedManifest(origin, sendMode)),
    'de.json': asText(inGerman()),
  };
}

/** For tenants in Exchange Online; it does not reach Mac, mobile, perpetual Office or Exchange on-premises. */
function unifiedManifest(origin: string, sendMode: SendMode) {
  return {
    $schema: SCHEMA,
    manifestVersion: SCHEMA_VERSION,
    id: IDS.unified,
    version: VERSION,
    developer: {
      name: PROVIDER,
      websiteUrl: `${origin}/`,
      privacyUrl: `${origin}/`,
      termsOfUseUrl: `${origin}/`,
    },
    localizationInfo: {
      defaultLanguageTag: 'en-us',
      additionalLanguages: [{ languageTag: 'de-de', file: 'de.json' }],
    },
    name: { short: NAME, full: NAME },
    description: { short: TEXTS.description.en, full: TEXTS.description.en },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B4F8A',
    validDomains: [new URL(origin).host],
    authorization: {
      permissions: { resourceSpecific: [{ name: 'MailboxItem.ReadWrite.User', type: 'Delegated' }] },
    },
    extensions: [extension(origin, sendMode)],
  };
}

function extension(origin: string, sendMode: SendMode) {
  return {
    requirements: {
      scopes: ['mail'],
      formFactors: ['desktop'],
      capabilities: [{ name: 'Mailbox', minVersion: '1.5' }],
    },
    runtimes: [paneRuntime(origin), eventRuntime(origin)],
    ribbons: BUTTONS.map((button) => ribbon(origin, button)),
    autoRunEvents: [
      {
        requirements: { capabilities: [{ name: 'Mailbox', minVersion: '1.12' }] },
        events: [
          {
            type: 'messageSending',
            actionId: HANDLERS.send,
            options: { sendMode: sendMode === 'block' ? 'block' : 'softBlock' },
          },
          { type: 'messageAttachmentsChanged', actionId: HANDLERS.changed },
          { type: 'messageRecipientsChanged', actionId: HANDLERS.changed },
        ],
      },
      // Labels are in Exchange Online only; an Outlook that lacks them keeps the events above.
      {
        requirements: { capabilities: [{ name: 'Mailbox', minVersion: '1.13' }] },
        events: [{ type: 'sensitivityLabelChanged', actionId: HANDLERS.changed }],
      },
    ],
    // Whoever has both sees one.
    alternates: [{ hide: { customOfficeAddin: { officeAddinId: IDS.smartAlerts } } }],
  };
}

function paneRuntime(origin: string) {
  return {
    id: 'PaneRuntime',
    type: 'general',
    code: { page: `${origin}${PLACES.pane}` },
    lifetime: 'short',
    actions: [{ id: PANE_ACTION, type: 'openPage', view: 'pane', pinnable: true }],
  };
}

function eventRuntime(origin: string) {
  return {
    id: 'EventRuntime',
    type: 'general',
    code: { page: `${origin}${PLACES.eventPage}`, script: `${origin}${PLACES.eventScript}` },
    lifetime: 'short',
    actions: [HANDLERS.send, HANDLERS.changed].map((id) => ({ id, type: 'executeFunction' })),
  };
}

function ribbon(origin: string, { context, group, id, label, tip }: (typeof BUTTONS)[number]) {
  const icons = ICON_SIZES.map((size) => ({ size, url: `${origin}${PLACES.icon(size)}` }));
  return {
    contexts: [context],
    tabs: [
      {
        builtInTabId: 'TabDefault',
        groups: [
          {
            id: group,
            label: TEXTS.group.en,
            icons,
            controls: [
              {
                id,
                type: 'button',
                label: label.en,
                icons,
                supertip: { title: label.en, description: tip.en },
                actionId: PANE_ACTION,
              },
            ],
          },
        ],
      },
    ],
  };
}

function inGerman(): Readonly<Record<string, string>> {
  const texts = BUTTONS.flatMap(({ label, tip }, index) => {
    const control = `extensions[0].ribbons[${String(index)}].tabs[0].groups[0].controls[0]`;
    return [
      [`${control}.label`, label.de],
      [`${control}.supertip.title`, label.de],
      [`${control}.supertip.description`, tip.de],
    ];
  });
  return {
    $schema: LOCALIZATION_SCHEMA,
    'name.short': NAME,
    'name.full': NAME,
    'description.short': TEXTS.description.de,
    'description.full': TEXTS.description.de,
    ...Object.fromEntries(texts),
  };
}

function asText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
