import { type Failure, needsReload } from '../failure.ts';
import { Alert } from '../frame/Alert.tsx';
import { Screen } from '../frame/Screen.tsx';
import { failureText } from '../text/failureText.ts';
import { useText } from '../text/TextContext.tsx';
import { useWriteFirstText } from './writeFirstText.ts';

/** No such page, no key that may be sealed to, or no connection. */
export function FailedScreen(props: { readonly failure: Failure; readonly onRetry: () => void }) {
  const { say } = useText();
  const here = useWriteFirstText();
  const { code } = props.failure;
  if (code === 'not-found')
    return (
      <Screen heading={here.say('failed.notFound')}>
        <p className="kern-body lead">{here.say('failed.notFoundAdvice')}</p>
      </Screen>
    );
  if (code === 'key-uncertified')
    return (
      <Screen heading={here.say('failed.uncertified')}>
        <Alert kind="danger">
          <p className="kern-body">{here.say('failed.uncertifiedAdvice')}</p>
        </Alert>
      </Screen>
    );
  if (code.startsWith('archive-key-'))
    return (
      <Screen heading={here.say('failed.uncertified')}>
        <Alert kind="danger">
          <p className="kern-body">{here.say('failed.archiveAdvice')}</p>
        </Alert>
      </Screen>
    );
  const { title, advice } = failureText(props.failure);
  const reloads = needsReload(props.failure);
  return (
    <Screen heading={say(title)}>
      <p className="kern-body lead">{say(advice)}</p>
      <div>
        <button
          type="button"
          className="kern-btn kern-btn--primary"
          onClick={reloads ? () => window.location.reload() : props.onRetry}
        >
          <span className="kern-label">{say(reloads ? 'action.reload' : 'action.retry')}</span>
        </button>
      </div>
    </Screen>
  );
}
