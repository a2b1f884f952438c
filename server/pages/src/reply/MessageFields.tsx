import { useEffect, useId, useRef } from 'react';
import { Alert } from '../frame/Alert.tsx';
import { Field } from '../frame/Field.tsx';
import { failureText } from '../text/failureText.ts';
import type { Text } from '../text/text.ts';
import { useText } from '../text/TextContext.tsx';
import { FileChooser } from './FileChooser.tsx';
import { type Draft, type NotSent, totalBytes } from './replyState.ts';
import type { ReplyLimits } from './useReply.ts';

/** Message and files, and why they were not sent. */
export function MessageFields(props: {
  readonly draft: Draft;
  readonly notSent: NotSent | null;
  readonly limits: ReplyLimits | undefined;
  readonly onWrite: (draft: Draft) => void;
  /** Says a failure in other words than usual; undefined where the usual ones are right. */
  readonly sayFailure?: (notSent: NotSent) => string | undefined;
}) {
  const text = useText();
  const { say } = text;
  const id = useId();
  const message = useRef<HTMLTextAreaElement>(null);
  const reason = useRef<HTMLDivElement>(null);
  const { draft, notSent, limits, onWrite } = props;
  useEffect(() => {
    if (notSent?.kind === 'empty') message.current?.focus();
    // It may stand screens below what else is new. What is only added to it later takes the focus from nobody.
    else if (notSent?.kind !== 'nothing-arrived') reason.current?.focus();
  }, [notSent]);
  return (
    <>
      <Field
        id={`${id}-message`}
        label={say('reply.message')}
        hint={say('reply.kept')}
        error={notSent?.kind === 'empty' ? say('reply.empty') : undefined}
      >
        {(aria) => (
          <textarea
            {...aria}
            ref={message}
            className="kern-form-input__input message-field"
            dir="auto"
            rows={7}
            value={draft.message}
            onChange={(event) => onWrite({ ...draft, message: event.target.value })}
          />
        )}
      </Field>
      <FileChooser files={draft.files} limits={limits} onChange={(files) => onWrite({ ...draft, files })} />
      {notSent && notSent.kind !== 'empty' && (
        <div ref={reason} tabIndex={-1}>
          <Alert kind={isCancelled(notSent) ? 'info' : 'danger'} role="alert">
            <p className="kern-body">
              {props.sayFailure?.(notSent) ?? notSentText(notSent, draft, limits, text)}
            </p>
          </Alert>
        </div>
      )}
    </>
  );
}

const isCancelled = ({ kind }: NotSent) => kind === 'cancelled' || kind === 'nothing-arrived';

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
    case 'nothing-arrived':
      return `${say('reply.cancelled')}\n${say('reply.nothingArrived')}`;
    case 'failed': {
      const { title, advice } = failureText(notSent.failure);
      return `${say(title)}. ${say(advice)}`;
    }
  }
}
