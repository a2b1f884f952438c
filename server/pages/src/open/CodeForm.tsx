import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { Field } from '../frame/Field.tsx';
import { Waiting } from '../frame/Waiting.tsx';
import { failureText } from '../text/failureText.ts';
import type { Text } from '../text/text.ts';
import { useText } from '../text/TextContext.tsx';
import type { CodingState, Refusal } from './openingState.ts';
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
        error={refusal ? refusalText(refusal, text) : undefined}
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
      <div className="kern-btn-wrapper wide-on-phones">
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
      <output className="kern-body">{state.mails > 1 && !busy ? text.say('code.mailed') : ''}</output>
    </form>
  );
}

function refusalText(refusal: Refusal, { say }: Text): string {
  switch (refusal.kind) {
    case 'empty':
      return say('code.empty');
    case 'malformed':
      return say('code.malformed');
    case 'wrong':
      return say('code.wrong', { tries: refusal.triesLeft });
    case 'wait':
      return say('code.tooFast');
    case 'failed': {
      const { title, advice } = failureText(refusal.failure);
      return `${say(title)}. ${say(advice)}`;
    }
  }
}
