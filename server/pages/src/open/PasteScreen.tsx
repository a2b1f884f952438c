import { type SubmitEvent, useId, useState } from 'react';
import { Field } from '../frame/Field.tsx';
import { Screen } from '../frame/Screen.tsx';
import { useText } from '../text/TextContext.tsx';
import type { PastingCause } from './openingState.ts';

/** Where a link can be pasted that the mail program broke. */
export function PasteScreen({
  cause,
  onPaste,
}: {
  readonly cause: PastingCause;
  readonly onPaste: (typed: string) => void;
}) {
  const { say } = useText();
  const [typed, setTyped] = useState('');
  const id = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onPaste(typed);
  };
  const broken = cause === 'broken-link';
  return (
    <Screen heading={say(broken ? 'paste.broken.title' : 'paste.title')}>
      <p className="kern-body">{say(broken ? 'paste.broken' : 'paste.intro')}</p>
      <form className="stack card" onSubmit={submit} noValidate>
        <Field
          id={id}
          label={say('paste.label')}
          hint={say('paste.hint')}
          error={cause === 'not-a-link' ? say('paste.noLink') : undefined}
        >
          {(aria) => (
            <input
              {...aria}
              className="kern-form-input__input code"
              type="text"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <div>
          <button type="submit" className="kern-btn kern-btn--primary">
            <span className="kern-label">{say('paste.submit')}</span>
          </button>
        </div>
      </form>
    </Screen>
  );
}
