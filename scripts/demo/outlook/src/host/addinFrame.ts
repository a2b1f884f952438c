import { appMethods, type AppActions } from './appMethods.ts';
import { openChannel, type Channel } from './channel.ts';
import { dialogHost, type DialogUi } from './dialogs.ts';
import type { HostEnvironment } from './environment.ts';
import { frameName } from './frameName.ts';
import type { HostItem } from './methods.ts';
import { requirementMatrix } from './requirements.ts';
import { initialData, sessionAnswers, type SessionParts } from './session.ts';
import { numberField, textField } from './wire.ts';

export interface AddinFrameParts {
  readonly environment: HostEnvironment;
  readonly controlId: string;
  readonly url: string;
  readonly target: () => Window | null;
  readonly item: () => HostItem | null;
  readonly actions: AppActions;
  readonly dialogs: DialogUi;
  /** A function or event handler has called `event.completed`. */
  readonly functionCompleted?: (completion: FunctionCompletion) => void;
}

export interface FunctionCompletion {
  readonly invocationId: string;
  readonly status: number;
  /** The event object as JSON, with `completedContext`. */
  readonly text: string;
}

export interface AddinFrame {
  /** The frame's `name`; it must be set before the page loads. */
  readonly name: string;
  readonly channel: Channel;
  /** Another message is selected while the frame stays open. */
  itemChanged(): void;
  /** Puts the focus on the page's first stop. */
  focusIn(): void;
  close(): void;
}

const FUNCTION_COMPLETED = 94;
const CLOSE_CONTAINER = 97;
const MESSAGE_CHILD = 145;
const CTRL_F6_IN = 4;

/** Outlook's side of one frame that shows a page of the add-in. */
export function connectAddinFrame(parts: AddinFrameParts): AddinFrame {
  const conversationId = crypto.randomUUID();
  const addinOrigin = new URL(parts.url).origin;
  const session: SessionParts = {
    ...commonSession(parts),
    generic: (dispatchId, data) => {
      if (dispatchId === MESSAGE_CHILD) dialogs.messageChild(textField(data, 'messageContent'));
      else if (dispatchId === CLOSE_CONTAINER) parts.actions.closePane();
      else if (dispatchId === FUNCTION_COMPLETED) parts.functionCompleted?.(completion(data));
    },
  };
  const channel = openChannel({
    conversationId,
    addinOrigin,
    target: parts.target,
    invoke: sessionAnswers(session),
    listening: (event, options) => (event === 'dialogMessageReceived' ? dialogs.open(options) : 0),
    listeningEnded: (event) => {
      if (event === 'dialogMessageReceived') dialogs.close();
    },
  });
  const dialogs = dialogHost({ session, addinOrigin, ui: parts.dialogs, pane: channel });
  let unfollow = followItem(parts, channel);
  return {
    name: frameName({
      conversationId,
      controlId: parts.controlId,
      locale: parts.environment.locale,
      isDialog: false,
    }),
    channel,
    itemChanged() {
      unfollow();
      unfollow = followItem(parts, channel);
      channel.notify('olkItemSelectedChanged', initialData(session));
    },
    focusIn: () => channel.command(CTRL_F6_IN),
    close() {
      unfollow();
      dialogs.close();
      channel.close();
    },
  };
}

function commonSession({
  environment,
  controlId,
  item,
  actions,
}: AddinFrameParts): Omit<SessionParts, 'generic'> {
  const { addin, house, settings } = environment;
  return {
    controlId,
    addinName: addin.name,
    appDomains: addin.appDomains,
    permissionLevel: addin.permissionLevel,
    mailboxSet: settings.mailboxSet,
    requirementMatrix: requirementMatrix(settings.mailboxSet),
    locale: environment.locale,
    user: house.clerk,
    roamingSettings: environment.roamingSettings,
    item,
    appMethods: appMethods(actions),
    claimFault: environment.claimFault,
    openWindow: (url) => void window.open(url, '_blank', 'noopener'),
    focusLeft: actions.focusLeft,
    areaLeft: actions.areaLeft,
  };
}

/** Hands on what happens to the message, unless a fault swallows it. */
function followItem({ item, environment }: AddinFrameParts, channel: Channel): () => void {
  const unsubscribe = item()?.subscribe((event) => {
    void environment.claimFault(event.api).then((fault) => {
      if (fault === undefined) channel.notify(event.wire, event.payload);
    });
  });
  return unsubscribe ?? (() => undefined);
}

function completion(data: Readonly<Record<string, unknown>>): FunctionCompletion {
  return { invocationId: textField(data, '0'), status: numberField(data, '1'), text: textField(data, '2') };
}
