import { Button, Field, Input, Text } from '@fluentui/react-components';
import { Address } from '@siegelpost/shared/api/encodings';
import { type FormEvent, useState } from 'react';
import { Check } from 'typebox/value';
import type { Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { useFocus } from '../parts/useFocus.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';

interface AddressProps {
  readonly suggested: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onSubmit: (address: string) => void;
  /** Null where there is no identity provider. */
  readonly onByHouse: (() => void) | null;
}

/** First step: whose mailbox the code goes to. */
export function AddressScreen({ suggested, busy, failure, onSubmit, onByHouse }: AddressProps) {
  const { text } = usePane();
  const styles = useStyles();
  const [address, setAddress] = useState(suggested);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = address.trim();
    const fits = Check(Address, typed);
    setWrong(!fits);
    if (fits) onSubmit(typed);
  };
  return (
    <form className={styles.screen} aria-labelledby="screen-title" onSubmit={submit} noValidate>
      <ScreenTitle id="screen-title">{text.say('signIn.title')}</ScreenTitle>
      <Text>{text.say('signIn.intro')}</Text>
      {failure && <FailureNotice failure={failure} />}
      <Field
        label={text.say('signIn.address')}
        {...(wrong ? { validationMessage: text.say('signIn.addressWrong') } : {})}
      >
        <Input
          type="email"
          autoComplete="email"
          value={address}
          onChange={(_, { value }) => setAddress(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>
        {text.say(busy ? 'signIn.sending' : 'signIn.sendCode')}
      </Button>
      {onByHouse && (
        <div className={styles.choices}>
          <Button appearance="subtle" size="small" onClick={onByHouse}>
            {text.say('signIn.byHouse')}
          </Button>
        </div>
      )}
    </form>
  );
}

interface CodeProps {
  readonly address: string;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly onSubmit: (code: string) => void;
  readonly onAgain: () => void;
  readonly onOtherAddress: () => void;
}

/** Second step: the code from the mail. */
export function CodeScreen({ address, busy, failure, onSubmit, onAgain, onOtherAddress }: CodeProps) {
  const { text } = usePane();
  const styles = useStyles();
  const focus = useFocus<HTMLInputElement>();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replace(/\D/g, '');
    setWrong(digits.length !== 6);
    if (digits.length === 6 && !busy) onSubmit(digits);
  };
  return (
    <form className={styles.screen} aria-labelledby="screen-title" onSubmit={submit} noValidate>
      <ScreenTitle id="screen-title">{text.say('signIn.codeTitle')}</ScreenTitle>
      <Text className={styles.break}>{text.say('signIn.codeSent', { address })}</Text>
      {failure && <FailureNotice failure={failure} />}
      <Field
        label={text.say('signIn.code')}
        {...(wrong ? { validationMessage: text.say('signIn.codeWrong') } : {})}
      >
        <Input
          inputMode="numeric"
          autoComplete="one-time-code"
          ref={focus}
          maxLength={9}
          value={code}
          onChange={(_, { value }) => setCode(value)}
        />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>
        {text.say(busy ? 'signIn.checking' : 'signIn.enter')}
      </Button>
      <div className={styles.choices}>
        <Button appearance="subtle" size="small" onClick={onAgain}>
          {text.say('signIn.again')}
        </Button>
        <Button appearance="subtle" size="small" onClick={onOtherAddress}>
          {text.say('signIn.otherAddress')}
        </Button>
      </div>
    </form>
  );
}
