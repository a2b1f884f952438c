import { type SubmitEvent, useEffect, useId, useRef } from 'react';
import { Alert } from '../frame/Alert.tsx';
import { Field } from '../frame/Field.tsx';
import { failureText } from '../text/failureText.ts';
import type { Text } from '../text/text.ts';
import { useText } from '../text/TextContext.tsx';
import { FileChooser } from './FileChooser.tsx';
import { type Draft, type NotSent, totalBytes } from './replyState.ts';
import type { ReplyLimits } from './useReply.ts';

/** Message and files of an answer. */
export function ReplyForm(props: {
  readonly author: string;
  readonly draft: Draft;
  readonly notSent: NotSent | null;
  readonly limits: ReplyLimits | undefined;
  /** Sending and saving would stop each other. */
  readonly saving: boolean;
  readonly onWrite: (draft: Draft) => void;
  readonly onSend: () => void;
}) {
  const text = useText();
  const { say } = text;
  const id = useId();
  const message = useRef<HTMLTextAreaElement>(null);
  const { draft, notSent, onWrite } = props;
  useEffect(() => {
    if (notSent?.kind === 'empty') message.current?.focus();
  }, [notSent]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!props.saving) props.onSend();
  };
  return (
    <form className="stack card no-print" onSubmit={submit} noValidate>
      <p className="kern-body">{say('reply.intro', { author: props.author })}</p>
      <Field
        id={`${id}-name`}
        label={
          <>
            {say('reply.name')} <span className="kern-label__optional">{say('reply.optional')}</span>
          </>
        }
      >
        {(aria) => (
          <input
            {...aria}
            className="kern-form-input__input"
            type="text"
            autoComplete="name"
            maxLength={200}
            value={draft.name}
            onChange={(event) => onWrite({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        id={`${id}-message`}
        label={say('reply.message')}
        error={notSent?.kind === 'empty' ? say('reply.empty') : undefined}
      >
        {(aria) => (
          <textarea
            {...aria}
            ref={message}
            className="kern-form-input__input message-field"
            rows={7}
            value={draft.message}
            onChange={(event) => onWrite({ ...draft, message: event.target.value })}
          />
        )}
      </Field>
      <FileChooser
        files={draft.files}
        limits={props.limits}
        onChange={(files) => onWrite({ ...draft, files })}
      />
      {notSent && notSent.kind !== 'empty' && (
        <Alert kind={notSent.kind === 'cancelled' ? 'info' : 'danger'} role="alert">
          <p className="kern-body">{notSentText(notSent, draft, props.limits, text)}</p>
        </Alert>
      )}
      {props.saving && <p className="kern-body">{say('reply.saving')}</p>}
      <div>
        <button type="submit" className="kern-btn kern-btn--primary" aria-disabled={props.saving}>
          <span className="kern-label">{say('reply.submit')}</span>
        </button>
      </div>
    </form>
  );
}

function notSentText(
  notSent: NotSent,
  draft: Draft,
  limits: ReplyLimits | undefined,
  { say, bytes }: Text,
): string {
  switch (notSent.kind) {
    case 'empty':
      return say('reply.empty');
    case 'too-many':
      return say('reply.tooMany', { maxFiles: limits?.maxFiles ?? 0 });
    case 'too-large':
      return say('reply.tooLarge', {
        bytes: bytes(totalBytes(draft)),
        maxBytes: bytes(limits?.maxPackageBytes ?? 0),
      });
    case 'cancelled':
      return say('reply.cancelled');
    case 'failed': {
      const { title, advice } = failureText(notSent.failure);
      return `${say(title)}. ${say(advice)}`;
    }
  }
}
