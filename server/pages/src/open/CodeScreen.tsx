import { Icon } from '../frame/Icon.tsx';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text/TextContext.tsx';
import { CodeForm } from './CodeForm.tsx';
import type { CodingState } from './openingState.ts';

/** Gate 3: the code out of the mailbox. It admits; it does not decrypt, and the page says so. */
export function CodeScreen(props: {
  readonly state: CodingState;
  readonly now: () => number;
  readonly onCode: (typed: string) => void;
  readonly onMailAnother: () => void;
}) {
  const { say } = useText();
  return (
    <Screen heading={say('code.title')}>
      <p className="lead">{say('code.intro')}</p>
      <div className="card stack">
        <CodeForm {...props} />
      </div>
      <p className="kern-body kern-body--muted with-icon">
        <Icon name="info" />
        <span>{say('code.why')}</span>
      </p>
    </Screen>
  );
}
