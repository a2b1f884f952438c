import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { Field } from '../frame/Field.tsx';
import { Waiting } from '../frame/Waiting.tsx';
import { useText } from '../text/TextContext.tsx';
import type { CodingState } from './openingState.ts';
import { refusalText } from './refusalText.ts';
import { useWait, WaitNotice } from './WaitNotice.tsx';

/** Six digits, and another mail where none came. */
export function CodeForm({
  state,
  now,
  onCode,
  onMailAnother,
}: {
  readonly state: CodingState;
  readonly now: () => number;
  readonly onCode: (typed: string) => void;
  readonly onMailAnother: () => void;
}) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const { refusal, doing } = state;
  const waitSeconds = useWait(refusal, now);
  const busy = doing !== 'asking';
  useEffect(() => {
    if (refusal) field.current?.focus();
  }, [refusal]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy && waitSeconds === 0) onCode(typed);
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        id={id}
        label={text.say('code.label')}
        hint={text.say('code.hint')}
        error={refusal ? refusalText(refusal, text, 'code') : undefined}
      >
        {(aria) => (
          <input
            {...aria}
            ref={field}
            className="kern-form-input__input code password"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            readOnly={busy}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <WaitNotice seconds={waitSeconds} refusal={refusal} over={text.say('code.waitOver')} />
      <div className="kern-btn-wrapper">
        <button type="submit" className="kern-btn kern-btn--primary" aria-disabled={busy || waitSeconds > 0}>
          <span className="kern-label">{text.say('ask.submit')}</span>
        </button>
        <button
          type="button"
          className="kern-btn kern-btn--tertiary"
          aria-disabled={busy}
          onClick={onMailAnother}
        >
          <span className="kern-label">{text.say('code.another')}</span>
        </button>
      </div>
      {doing === 'opening' && <Waiting>{text.say('ask.busy')}</Waiting>}
      <output className="kern-body">
        {state.mails > 1 && !busy && !refusal ? text.say('code.mailed') : ''}
      </output>
    </form>
  );
}
