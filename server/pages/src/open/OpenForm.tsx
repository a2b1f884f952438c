import type { Notice } from '@siegelpost/shared/api/packages';
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { Field } from '../frame/Field.tsx';
import { Icon } from '../frame/Icon.tsx';
import { Waiting } from '../frame/Waiting.tsx';
import { useText } from '../text/TextContext.tsx';
import type { Refusal } from './openingState.ts';
import { refusalText } from './refusalText.ts';
import { useWait, WaitNotice } from './WaitNotice.tsx';

/** The password field, where a password is needed, and the button. */
export function OpenForm(props: {
  readonly notice: Notice;
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  readonly now: () => number;
  readonly onOpen: (password: string) => void;
}) {
  const text = useText();
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const { refusal, busy, notice } = props;
  const waitSeconds = useWait(refusal, props.now);
  useEffect(() => {
    if (refusal) field.current?.focus();
  }, [refusal]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy && waitSeconds === 0) props.onOpen(password);
  };
  const warned = notice.triesLeft <= FEW_TRIES && !refusal;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {notice.passwordRequired && (
        <Field
          id={id}
          label={text.say('ask.password')}
          hint={text.say('ask.passwordHint')}
          error={refusal ? refusalText(refusal, text, 'ask') : undefined}
        >
          {(aria) => (
            <input
              {...aria}
              ref={field}
              className="kern-form-input__input code password"
              type="text"
              autoComplete="off"
              autoCapitalize="characters"
              autoCorrect="off"
              spellCheck={false}
              readOnly={busy}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      )}
      {!notice.passwordRequired && refusal && (
        <p className="kern-body with-icon danger" role="alert">
          <Icon name="danger" />
          <span>{refusalText(refusal, text, 'ask')}</span>
        </p>
      )}
      {warned && <p className="kern-body">{text.say('ask.triesLeft', { tries: notice.triesLeft })}</p>}
      <WaitNotice seconds={waitSeconds} refusal={refusal} over={text.say('ask.waitOver')} />
      <div>
        <button type="submit" className="kern-btn kern-btn--primary" aria-disabled={busy || waitSeconds > 0}>
          <span className="kern-label">{text.say('ask.submit')}</span>
        </button>
      </div>
      {busy && <Waiting>{text.say('ask.busy')}</Waiting>}
    </form>
  );
}

/** From here on the number of tries is said before the first one. */
const FEW_TRIES = 5;
