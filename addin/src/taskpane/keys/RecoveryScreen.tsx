import { Button, Field, Text, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { useFocus } from '../parts/useFocus.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';

interface Props {
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onSubmit: (recoveryCode: string) => void;
}

/** A new device: the recovery code brings the key. */
export function RecoveryScreen({ busy, failure, onSubmit }: Props) {
  const { text } = usePane();
  const styles = useStyles();
  const focus = useFocus<HTMLTextAreaElement>();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '' && !busy) onSubmit(code);
  };
  return (
    <form className={styles.screen} aria-labelledby="screen-title" onSubmit={submit}>
      <ScreenTitle id="screen-title">{text.say('keys.unlockTitle')}</ScreenTitle>
      <Text>{text.say('keys.unlockIntro')}</Text>
      {failure && <FailureNotice failure={failure} />}
      <Field label={text.say('keys.code')} hint={text.say('keys.unlockHint')}>
        <Textarea
          value={code}
          rows={2}
          autoComplete="off"
          spellCheck={false}
          ref={focus}
          onChange={(_, { value }) => setCode(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={busy || code.trim() === ''}>
        {text.say(busy ? 'keys.unlocking' : 'keys.unlock')}
      </Button>
      <Text size={200} className={styles.quiet}>
        {text.say('keys.lost')}
      </Text>
    </form>
  );
}
