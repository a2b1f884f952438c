import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { Notification } from '../mail/draft.ts';
import { useOutlook } from './outlookContext.ts';

interface NotificationBarsProps {
  readonly notifications: readonly Notification[];
  readonly onDismiss: (notification: Notification) => void;
  readonly onCommand: (commandId: string, contextData: string) => void;
}

const PROGRESS = 1;
const ERROR = 2;

/** What the add-in says above the message. */
export function NotificationBars({ notifications, onDismiss, onCommand }: NotificationBarsProps) {
  const { text } = useOutlook();
  return notifications.map((notification) => {
    const { key, type, message, action } = notification;
    return (
      <MessageBar
        key={key}
        data-notification={key}
        intent={type === ERROR ? 'error' : 'info'}
        {...(type === PROGRESS ? { icon: <Spinner size="extra-tiny" /> } : {})}
      >
        <MessageBarBody>{message}</MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={text.dismiss}
              onClick={() => onDismiss(notification)}
            />
          }
        >
          {action && (
            <Button size="small" onClick={() => onCommand(action.commandId, action.contextData)}>
              {action.label}
            </Button>
          )}
        </MessageBarActions>
      </MessageBar>
    );
  });
}
