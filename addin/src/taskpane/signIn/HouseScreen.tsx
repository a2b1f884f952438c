import { Button, Text } from '@fluentui/react-components';
import type { Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';

/** Signing in with the work account; a window opens, so a click it must be. */
export function HouseScreen(props: {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onSignIn: (otherAccount: boolean) => void;
  /** Null where codes are not mailed here. */
  readonly onByCode: (() => void) | null;
}) {
  const { text } = usePane();
  const styles = useStyles();
  const { busy, failure, onSignIn, onByCode } = props;
  return (
    <div className={styles.screen}>
      <ScreenTitle>{text.say('signIn.title')}</ScreenTitle>
      <Text>{text.say('signIn.houseIntro')}</Text>
      {failure && <FailureNotice failure={failure} />}
      <Button
        appearance="primary"
        size="large"
        disabledFocusable={busy}
        onClick={() => onSignIn(failure?.code === 'wrong-account')}
      >
        {text.say(busy ? 'signIn.houseBusy' : 'signIn.house')}
      </Button>
      <div className={styles.choices}>
        <Button appearance="subtle" size="small" disabledFocusable={busy} onClick={() => onSignIn(true)}>
          {text.say('signIn.otherAccount')}
        </Button>
        {onByCode && (
          <Button appearance="subtle" size="small" disabledFocusable={busy} onClick={onByCode}>
            {text.say('signIn.byCode')}
          </Button>
        )}
      </div>
    </div>
  );
}
