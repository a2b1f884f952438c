import { supports } from './supports.ts';

/** A line in the bar above a draft. */
interface Notice {
  /** At most 150 characters. */
  readonly text: string;
  /** Name of the button that opens the pane, at most 30 characters; null for none. */
  readonly action: string | null;
  readonly kind: 'hint' | 'error';
}

/** Shows a line, with a button where Outlook has such (Mailbox 1.10), instead of the one before it. */
export function showNotice(key: string, notice: Notice, done: () => void): void {
  const { item } = Office.context.mailbox;
  if (!item || !item.notificationMessages) return done();
  const messages = item.notificationMessages;
  const plain = () => messages.replaceAsync(key, plainLine(notice), () => done());
  const { action } = notice;
  if (action === null || notice.kind === 'error' || !supports('1.10')) return plain();
  messages.replaceAsync(key, lineWithButton(notice.text, action), (result) => {
    if (String(result.status) === 'succeeded') done();
    else plain();
  });
}

export function hideNotice(key: string, done: () => void): void {
  const { item } = Office.context.mailbox;
  if (!item || !item.notificationMessages) return done();
  item.notificationMessages.removeAsync(key, () => done());
}

function plainLine({ text, kind }: Notice): Office.NotificationMessageDetails {
  if (kind === 'error')
    return { type: 'errorMessage' as Office.MailboxEnums.ItemNotificationMessageType, message: text };
  return {
    type: 'informationalMessage' as Office.MailboxEnums.ItemNotificationMessageType,
    message: text,
    icon: 'Icon.16',
    persistent: false,
  };
}

function lineWithButton(text: string, action: string): Office.NotificationMessageDetails {
  return {
    type: 'insightMessage' as Office.MailboxEnums.ItemNotificationMessageType,
    message: text,
    icon: 'Icon.16',
    actions: [
      {
        actionType: 'showTaskPane' as Office.MailboxEnums.ActionType,
        actionText: action,
        commandId: 'msgComposeOpenPane',
        contextData: '{}',
      },
    ],
  };
}
