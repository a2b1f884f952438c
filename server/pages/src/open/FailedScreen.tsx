import { Alert } from '../frame/Alert.tsx';
import { type Failure, needsReload } from '../failure.ts';
import { Screen } from '../frame/Screen.tsx';
import { failureText } from '../text/failureText.ts';
import { useText } from '../text/TextContext.tsx';

/** The end of the way, or a pause on it: what happened and what to do. */
export function FailedScreen({
  failure,
  onRetry,
  onPasteAnother,
}: {
  readonly failure: Failure;
  readonly onRetry: () => void;
  readonly onPasteAnother: () => void;
}) {
  const { say } = useText();
  const { title, advice } = failureText(failure);
  const reloads = needsReload(failure);
  return (
    <Screen heading={say(title)}>
      <Alert kind={KIND[failure.code] ?? 'warning'}>
        <p className="kern-body">{say(advice)}</p>
      </Alert>
      {!isOver(failure) && (
        <div className="kern-btn-wrapper">
          <button
            type="button"
            className="kern-btn kern-btn--secondary"
            onClick={reloads ? () => window.location.reload() : onRetry}
          >
            <span className="kern-label">{say(reloads ? 'action.reload' : 'action.checkAgain')}</span>
          </button>
          {failure.code === 'not-found' && (
            <button type="button" className="kern-btn kern-btn--tertiary" onClick={onPasteAnother}>
              <span className="kern-label">{say('paste.another')}</span>
            </button>
          )}
        </div>
      )}
    </Screen>
  );
}

/** Asking again cannot change it. */
function isOver({ code, problem }: Failure): boolean {
  return code === 'package-gone' && problem?.reason !== 'not-ready';
}

const KIND: Partial<Record<Failure['code'], 'danger' | 'info'>> = {
  damaged: 'danger',
  'signature-invalid': 'danger',
  'wrong-secret': 'danger',
  'not-found': 'info',
  'package-gone': 'info',
};
