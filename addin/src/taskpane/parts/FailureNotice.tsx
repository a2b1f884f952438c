import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Failure } from './failure.ts';
import { usePane } from './pane.ts';

/** One sentence that says what happened and what to do, and the button for it. */
export function FailureNotice({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const { text } = usePane();
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{text.say(`failure.${failure.code}`, { detail: failure.detail })}</MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button onClick={onRetry}>{text.say('action.retry')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
