import { Button, Checkbox, MessageBar, MessageBarBody, Text } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { digestGroups } from '@siegelpost/shared/envelope/fileDigest';
import type { NewClerkKey, Person } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { CopyButton } from '../parts/CopyButton.tsx';
import type { Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { usePrint } from '../parts/print.tsx';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';

interface Props {
  readonly newKey: NewClerkKey;
  readonly person: Person;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: () => void;
}

/** First use: the recovery code, once. Without the tick there is no way on. */
export function NewKeyScreen({ newKey, person, busy, failure, onConfirm }: Props) {
  const { text } = usePane();
  const print = usePrint();
  const styles = useStyles();
  const [confirmed, setConfirmed] = useState(false);
  return (
    <div className={styles.screen}>
      <ScreenTitle>{text.say('keys.newTitle')}</ScreenTitle>
      <Text>{text.say('keys.newIntro')}</Text>
      {failure && <FailureNotice failure={failure} />}
      <div className={styles.card}>
        <Text size={200} className={styles.quiet}>
          {text.say('keys.code')}
        </Text>
        <span className={styles.secret} data-testid="recovery-code">
          {newKey.recoveryCode}
        </span>
        <div className={styles.row}>
          <Button
            appearance="primary"
            icon={<PrintRegular />}
            onClick={() => print(<RecoverySheet newKey={newKey} person={person} />)}
          >
            {text.say('keys.print')}
          </Button>
          <CopyButton value={newKey.recoveryCode} label={text.say('keys.copy')} />
        </div>
      </div>
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{text.say('keys.newAdvice')}</MessageBarBody>
      </MessageBar>
      <Checkbox
        label={text.say('keys.confirm')}
        checked={confirmed}
        onChange={(_, { checked }) => setConfirmed(checked === true)}
      />
      <Button
        appearance="primary"
        size="large"
        disabledFocusable={!confirmed || busy}
        onClick={() => confirmed && !busy && onConfirm()}
      >
        {text.say(busy ? 'keys.storing' : 'action.continue')}
      </Button>
    </div>
  );
}

function RecoverySheet({ newKey, person }: Pick<Props, 'newKey' | 'person'>) {
  const { text, now } = usePane();
  return (
    <article lang={text.language}>
      <h1>{text.say('keys.sheetTitle')}</h1>
      <p>{text.say('keys.sheetFor', { name: person.name || person.address, address: person.address })}</p>
      <p className="sheet-date">{text.date(now().toISOString())}</p>
      <p className="sheet-secret">{newKey.recoveryCode}</p>
      <p>{text.say('keys.sheetAdvice')}</p>
      <p>
        {text.say('keys.sheetFingerprint')}
        <span className="sheet-line">{digestGroups(newKey.fingerprint)}</span>
      </p>
    </article>
  );
}
