import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { Breakable } from '../frame/Breakable.tsx';
import { Icon, type IconName } from '../frame/Icon.tsx';
import { ProgressBar } from '../frame/ProgressBar.tsx';
import { failureText } from '../text/failureText.ts';
import type { TextKey } from '../text/catalogues/de.ts';
import { useText } from '../text/TextContext.tsx';
import type { SavingState } from './savingState.ts';

/** Can be ticked, to be saved with others. */
export interface Choice {
  readonly chosen: boolean;
  /** What is ticked is being saved. */
  readonly fixed: boolean;
  readonly toggle: () => void;
}

/** Can be looked at here. */
export interface Look {
  readonly shown: boolean;
  readonly toggle: () => void;
}

/** Something to save: what it is, its buttons, how far it is and how it ended. */
export function SaveRow(props: {
  readonly name: string;
  /** Kind and size. */
  readonly about: string;
  readonly icon: IconName;
  readonly state: SavingState | undefined;
  /** What to say when it is saved. */
  readonly saved: TextKey;
  readonly choice?: Choice | null;
  readonly look?: Look | null;
  readonly onSave: () => void;
  readonly children?: ReactNode;
}) {
  const { say } = useText();
  const { name, state } = props;
  const nameId = useId();
  return (
    <div className="file">
      <div className="file__head">
        {props.choice && <Tick choice={props.choice} name={name} />}
        <Icon name={props.icon} />
        <div className="file__about">
          <p className="file__name">
            <bdi id={nameId}>
              <Breakable text={name} />
            </bdi>
          </p>
          <p className="kern-body kern-body--small kern-body--muted">{props.about}</p>
        </div>
        <Buttons state={state} nameId={nameId} look={props.look ?? null} onSave={props.onSave} />
      </div>
      {state?.step === 'saving' && (
        <ProgressBar label={say('files.saving', { name })} pace={state.pace} paused={state.paused} />
      )}
      <Outcome state={state} saved={props.saved} />
      {props.children}
    </div>
  );
}

function Tick({ choice, name }: { readonly choice: Choice; readonly name: string }) {
  const { say } = useText();
  return (
    <label className="choice no-print">
      <input
        type="checkbox"
        aria-label={say('files.choose', { name })}
        checked={choice.chosen}
        disabled={choice.fixed}
        onChange={choice.toggle}
      />
    </label>
  );
}

function Buttons(props: {
  readonly state: SavingState | undefined;
  readonly nameId: string;
  readonly look: Look | null;
  readonly onSave: () => void;
}) {
  const { say } = useText();
  const { state, nameId, look, onSave } = props;
  const turn = useRef<HTMLButtonElement>(null);
  if (state?.step === 'saving') {
    const { paused, pause, resume, cancel } = state;
    return (
      <div className="file__buttons no-print">
        <NamedButton key="turn" nameId={nameId} element={turn} onClick={paused ? resume : pause}>
          {say(paused ? 'files.resume' : 'files.pause')}
        </NamedButton>
        <NamedButton key="cancel" nameId={nameId} heir={turn} onClick={cancel}>
          {say('action.cancel')}
        </NamedButton>
      </div>
    );
  }
  return (
    <div className="file__buttons no-print">
      {look && (
        <NamedButton key="look" nameId={nameId} pressed={look.shown} onClick={look.toggle}>
          {say(look.shown ? 'files.hide' : 'files.show')}
        </NamedButton>
      )}
      <NamedButton key="turn" nameId={nameId} element={turn} main={state?.step !== 'saved'} onClick={onSave}>
        {say(state?.step === 'saved' ? 'files.saveAgain' : 'files.save')}
      </NamedButton>
    </div>
  );
}

/** A button that is heard together with what it is for. */
function NamedButton(props: {
  readonly nameId: string;
  readonly main?: boolean;
  /** Whether what it opens is there. */
  readonly pressed?: boolean;
  readonly element?: RefObject<HTMLButtonElement | null>;
  /** Where the focus goes when the button goes. */
  readonly heir?: RefObject<HTMLButtonElement | null>;
  readonly onClick: () => void;
  readonly children: string;
}) {
  const id = useId();
  const own = useRef<HTMLButtonElement>(null);
  const { element = own, heir } = props;
  useLayoutEffect(
    // The button still stands: afterwards nobody knows what had the focus.
    () => () => {
      if (heir && document.activeElement === element.current) heir.current?.focus();
    },
    [element, heir],
  );
  return (
    <button
      ref={element}
      type="button"
      className={props.main ? 'kern-btn kern-btn--secondary' : 'kern-btn kern-btn--tertiary'}
      aria-labelledby={`${id} ${props.nameId}`}
      aria-expanded={props.pressed}
      // A double click means one: the second half would hit what the button has become.
      onClick={({ detail }) => detail <= 1 && props.onClick()}
    >
      {props.main && <Icon name="download" />}
      <span className="kern-label" id={id}>
        {props.children}
      </span>
    </button>
  );
}

/** How it ended; a live region, so that it is heard. */
function Outcome({ state, saved }: { readonly state: SavingState | undefined; readonly saved: TextKey }) {
  const { say } = useText();
  if (state?.step === 'failed' && state.failure.code !== 'cancelled') {
    const { title, advice } = failureText(state.failure);
    return (
      <p className="kern-body kern-body--small with-icon danger" role="alert">
        <Icon name="danger" />
        <span>
          <strong>{say(title)}.</strong> {say(advice)}
        </span>
      </p>
    );
  }
  return (
    <output>
      {state?.step === 'saved' && (
        <span className="kern-body kern-body--small with-icon success">
          <Icon name="success" />
          <span>{say(saved)}</span>
        </span>
      )}
      {state?.step === 'failed' && (
        <span className="kern-body kern-body--small with-icon">
          <Icon name="info" />
          <span>{say('files.cancelled')}</span>
        </span>
      )}
    </output>
  );
}
