import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { Breakable } from '../frame/Breakable.tsx';
import { Field } from '../frame/Field.tsx';
import { Screen } from '../frame/Screen.tsx';
import { Waiting } from '../frame/Waiting.tsx';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';
import { ownerName } from './KeyTrust.tsx';
import { refusalText } from './refusalText.ts';
import { useWriteFirstText } from './writeFirstText.ts';
import type { WriteFirst } from './useWriteFirst.ts';
import type { WriteFirstState } from './writeFirstState.ts';

/** The code from the mailbox. */
export function CodeScreen(props: {
  readonly state: WriteFirstState & { readonly step: 'confirming' };
  readonly writeFirst: Pick<WriteFirst, 'askCode' | 'enterCode' | 'changeAddress'>;
}) {
  const { state, writeFirst } = props;
  const { say } = useWriteFirstText();
  const { asked, addressee, busy } = state;
  const { person } = asked;
  const owner = ownerName(addressee);
  return (
    <Screen heading={say('code.title')}>
      <p className="kern-body lead">
        <Breakable text={say('code.lead', { address: visibleText(person.address), owner })} />
      </p>
      <CodeForm state={state} owner={owner} onEnter={writeFirst.enterCode} />
      <details className="more">
        <summary>{say('code.nothing.title')}</summary>
        <p className="kern-body">{say('code.nothing')}</p>
        <div className="kern-btn-wrapper">
          <button
            type="button"
            className="kern-btn kern-btn--secondary"
            aria-disabled={busy}
            onClick={() => writeFirst.askCode(person)}
          >
            <span className="kern-label">{say('code.again')}</span>
          </button>
          <button type="button" className="kern-btn kern-btn--tertiary" onClick={writeFirst.changeAddress}>
            <span className="kern-label">{say('code.change')}</span>
          </button>
        </div>
      </details>
      <output className="kern-body">
        {asked.codes > 1 && !busy && !state.refusal ? say('code.sentAgain') : ''}
      </output>
    </Screen>
  );
}

function CodeForm(props: {
  readonly state: WriteFirstState & { readonly step: 'confirming' };
  readonly owner: string;
  readonly onEnter: (code: string) => void;
}) {
  const here = useWriteFirstText();
  const text = useText();
  const { say } = here;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const { refusal, busy } = props.state;
  useEffect(() => {
    if (refusal) field.current?.focus();
  }, [refusal]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    props.onEnter(code);
  };
  return (
    <form className="stack card" onSubmit={submit} noValidate>
      <p className="kern-body kern-body--small kern-body--muted">{say('step', { step: 2 })}</p>
      <Field
        id={id}
        label={say('code.label')}
        hint={say('code.hint')}
        error={refusal ? refusalText(refusal, here, text, props.owner) : undefined}
      >
        {(aria) => (
          <input
            {...aria}
            ref={field}
            className="kern-form-input__input code code-field"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            spellCheck={false}
            readOnly={busy}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <div>
        <button type="submit" className="kern-btn kern-btn--primary" aria-disabled={busy}>
          <span className="kern-label">{say('code.submit')}</span>
        </button>
      </div>
      {busy && <Waiting>{say('code.busy')}</Waiting>}
    </form>
  );
}
