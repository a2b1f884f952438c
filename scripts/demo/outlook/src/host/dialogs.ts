import { openChannel, type Channel } from './channel.ts';
import { frameName } from './frameName.ts';
import { sessionAnswers, type SessionParts } from './session.ts';
import { isObject, numberField, textField } from './wire.ts';

/** A dialog of the add-in inside Outlook's own page (`displayInIframe`). */
export interface InlineDialog {
  readonly url: string;
  readonly frameName: string;
  /** Percent of the window. */
  readonly width: number;
  readonly height: number;
  /** The page calls it as soon as the dialog's frame exists. */
  readonly attach: (target: () => Window | null) => void;
  /** The person closed it. */
  readonly dismiss: () => void;
}

export interface DialogUi {
  readonly show: (dialog: InlineDialog) => void;
  readonly hide: () => void;
}

export interface DialogHost {
  /** 0, or the code with which office.js refuses to open the dialog. */
  open(options: string): number;
  close(): void;
  messageChild(message: string): void;
}

interface DialogHostParts {
  readonly session: SessionParts;
  readonly addinOrigin: string;
  readonly ui: DialogUi;
  readonly pane: Channel;
}

const DOMAIN_NOT_ALLOWED = 12004;
const ALREADY_OPEN = 12007;
const CLOSED_BY_PERSON = 12006;
const MESSAGE_PARENT = 144;
const FROM_DIALOG = 0;
const FROM_PANE = 1;

export function dialogHost(parts: DialogHostParts): DialogHost {
  let channel: Channel | undefined;
  const close = (): void => {
    if (channel === undefined) return;
    channel.close();
    channel = undefined;
    parts.ui.hide();
  };
  return {
    open(text) {
      if (channel !== undefined) return ALREADY_OPEN;
      const options = parseOptions(text);
      if (!isAllowed(options.url, parts)) return DOMAIN_NOT_ALLOWED;
      let target: () => Window | null = () => null;
      const opened = openDialogChannel(parts, options.url, () => target());
      channel = opened.channel;
      parts.ui.show({
        ...options,
        frameName: opened.name,
        attach: (frame) => (target = frame),
        dismiss: () => {
          close();
          parts.pane.notify('dialogMessageReceived', { messageType: CLOSED_BY_PERSON });
        },
      });
      return 0;
    },
    close,
    messageChild: (messageContent) =>
      channel?.notify('dialogParentMessageReceived', {
        messageType: FROM_PANE,
        messageContent,
        messageOrigin: parts.addinOrigin,
      }),
  };
}

function openDialogChannel(
  { session, pane }: DialogHostParts,
  url: string,
  target: () => Window | null,
): { channel: Channel; name: string } {
  const conversationId = crypto.randomUUID();
  const messageOrigin = new URL(url).origin;
  const dialogSession: SessionParts = {
    ...session,
    generic: (dispatchId, data) => {
      if (dispatchId !== MESSAGE_PARENT) return;
      const messageContent = textField(data, 'messageToParent');
      pane.notify('dialogMessageReceived', { messageType: FROM_DIALOG, messageContent, messageOrigin });
    },
  };
  const channel = openChannel({
    conversationId,
    addinOrigin: messageOrigin,
    target,
    invoke: sessionAnswers(dialogSession),
  });
  const name = frameName({
    conversationId,
    controlId: session.controlId,
    locale: session.locale,
    isDialog: true,
  });
  return { channel, name };
}

function parseOptions(text: string): { url: string; width: number; height: number } {
  const options: unknown = JSON.parse(text);
  const percent = (name: string): number => {
    const value = isObject(options) ? Number(options[name]) : numberField(options, name);
    return value > 0 && value <= 100 ? value : 80;
  };
  return { url: textField(options, 'url'), width: percent('width'), height: percent('height') };
}

function isAllowed(url: string, { session, addinOrigin }: DialogHostParts): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const domains = [addinOrigin, ...session.appDomains].filter((domain) => URL.canParse(domain));
  return (
    protocol === 'https:' &&
    domains
      .map((domain) => new URL(domain).hostname)
      .some((own) => hostname === own || hostname.endsWith(`.${own}`))
  );
}
