import { ProgressBar } from '../frame/ProgressBar.tsx';
import type { Pace } from '../frame/pace.ts';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text/TextContext.tsx';

export function SendingScreen(props: {
  readonly pace: Pace;
  readonly onCancel: () => void;
  /** Where it is no answer that is sent. */
  readonly heading?: string;
}) {
  const { pace, onCancel } = props;
  const { say } = useText();
  return (
    <Screen heading={props.heading ?? say('sending.title')}>
      <p className="kern-body">{say('sending.stay')}</p>
      <div className="card stack">
        <ProgressBar label={say('sending.progress')} pace={pace} stalledAtEnd={say('progress.last')} />
        <div>
          <button type="button" className="kern-btn kern-btn--secondary" onClick={onCancel}>
            <span className="kern-label">{say('action.cancel')}</span>
          </button>
        </div>
      </div>
    </Screen>
  );
}
