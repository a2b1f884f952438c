import type { Person } from '@siegelpost/shared/transfer/transfer';
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { Alert } from '../frame/Alert.tsx';
import { Field } from '../frame/Field.tsx';
import { Screen } from '../frame/Screen.tsx';
import { Sender } from '../frame/Sender.tsx';
import { Waiting } from '../frame/Waiting.tsx';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';
import { KeyTrust, ownerName } from './KeyTrust.tsx';
import { refusalText } from './refusalText.ts';
import { useWriteFirstText } from './writeFirstText.ts';
import type { WriteFirstState } from './writeFirstState.ts';

/** Whom one writes to, and who writes. */
export function IntroduceScreen(props: {
  readonly state: WriteFirstState & { readonly step: 'introducing' };
  readonly organisation: string;
  readonly onAsk: (person: Person) => void;
}) {
  const { say } = useWriteFirstText();
  const { addressee } = props.state;
  const owner = ownerName(addressee);
  return (
    <Screen heading={say('who.title', { owner })}>
      <p className="kern-body lead">{say('who.lead')}</p>
      <div className="card stack">
        <Sender name={owner} address={visibleText(addressee.owner.address)} />
        <KeyTrust addressee={addressee} organisation={props.organisation} />
      </div>
      <IntroduceForm {...props} owner={owner} />
    </Screen>
  );
}

function IntroduceForm({
  state,
  owner,
  onAsk,
}: Parameters<typeof IntroduceScreen>[0] & { readonly owner: string }) {
  const here = useWriteFirstText();
  const text = useText();
  const { say } = here;
  const id = useId();
  const { refusal, busy } = state;
  const [person, setPerson] = useState(state.person);
  const name = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refusal?.kind === 'name-empty') name.current?.focus();
    if (refusal?.kind === 'address-wrong') address.current?.focus();
  }, [refusal]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onAsk(person);
  };
  const errorOf = (kind: string) =>
    refusal?.kind === kind ? refusalText(refusal, here, text, owner) : undefined;
  const other = refusal && refusal.kind !== 'name-empty' && refusal.kind !== 'address-wrong';
  return (
    <form className="stack card" onSubmit={submit} noValidate aria-labelledby={`${id}-heading`}>
      <div>
        <p className="kern-body kern-body--small kern-body--muted">{say('step', { step: 1 })}</p>
        <h2 className="kern-heading-medium" id={`${id}-heading`}>
          {say('who.form')}
        </h2>
      </div>
      <Field id={`${id}-name`} label={say('who.name')} error={errorOf('name-empty')}>
        {(aria) => (
          <input
            {...aria}
            ref={name}
            className="kern-form-input__input"
            dir="auto"
            type="text"
            autoComplete="name"
            maxLength={200}
            required
            readOnly={busy}
            value={person.name}
            onChange={(event) => setPerson({ ...person, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        id={`${id}-address`}
        label={say('who.address')}
        hint={say('who.addressHint')}
        error={errorOf('address-wrong')}
      >
        {(aria) => (
          <input
            {...aria}
            ref={address}
            className="kern-form-input__input"
            type="email"
            autoComplete="email"
            maxLength={254}
            required
            readOnly={busy}
            value={person.address}
            onChange={(event) => setPerson({ ...person, address: event.target.value })}
          />
        )}
      </Field>
      {other && (
        <Alert kind={refusal.kind === 'visit-over' ? 'info' : 'danger'} role="alert">
          <p className="kern-body">{refusalText(refusal, here, text, owner)}</p>
        </Alert>
      )}
      <div>
        <button type="submit" className="kern-btn kern-btn--primary" aria-disabled={busy}>
          <span className="kern-label">{say('who.submit')}</span>
        </button>
      </div>
      {busy && <Waiting>{say('who.busy')}</Waiting>}
    </form>
  );
}
