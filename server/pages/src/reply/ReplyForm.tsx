import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import { type SubmitEvent, useEffect, useId, useRef } from 'react';
import { Alert } from '../frame/Alert.tsx';
import { Groups } from '../frame/Digest.tsx';
import { Facts } from '../frame/Facts.tsx';
import { Field } from '../frame/Field.tsx';
import { Icon } from '../frame/Icon.tsx';
import { failureText } from '../text/failureText.ts';
import type { Text } from '../text/text.ts';
import { useText } from '../text/TextContext.tsx';
import { visibleText } from '../text/visibleText.ts';
import { FileChooser } from './FileChooser.tsx';
import { type Draft, type NotSent, totalBytes } from './replyState.ts';
import type { ReplyLimits } from './useReply.ts';

/** Message and files of an answer. */
export function ReplyForm(props: {
  readonly opened: OpenedPackage;
  readonly author: string;
  readonly draft: Draft;
  readonly notSent: NotSent | null;
  readonly limits: ReplyLimits | undefined;
  /** Sending and saving would stop each other. */
  readonly saving: boolean;
  readonly onWrite: (draft: Draft) => void;
  readonly onDiscard: () => void;
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
      <WhoCanRead opened={props.opened} author={props.author} />
      <RestoredNotice restored={draft.restored} onDiscard={props.onDiscard} />
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
        hint={say('reply.kept')}
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
      <div className="wide-on-phones">
        <button type="submit" className="kern-btn kern-btn--primary" aria-disabled={props.saving}>
          <span className="kern-label">{say('reply.submit')}</span>
        </button>
      </div>
    </form>
  );
}

/** Whom the answer is sealed to, and how to make sure of it. */
function WhoCanRead({ opened, author }: { readonly opened: OpenedPackage; readonly author: string }) {
  const { say } = useText();
  const { address, fingerprint } = opened.author;
  if (!fingerprint) return null;
  return (
    <details className="more">
      <summary>{say('reply.key.title')}</summary>
      <p className="kern-body">{say('reply.key', { author })}</p>
      <Facts
        facts={[
          [say('sent.to'), <bdi key="name">{author}</bdi>],
          ...(address
            ? [[say('ask.address'), <bdi key="address">{visibleText(address)}</bdi>] as const]
            : []),
          [say('opened.fingerprint'), <Groups key="fingerprint" hex={fingerprint} size={4} />],
        ]}
      />
    </details>
  );
}

function RestoredNotice(props: { readonly restored: boolean; readonly onDiscard: () => void }) {
  const { say } = useText();
  return (
    <>
      <output>
        {props.restored && (
          <span className="kern-body with-icon">
            <Icon name="info" />
            <span>{say('reply.restored')}</span>
          </span>
        )}
      </output>
      {props.restored && (
        <div>
          <button type="button" className="kern-btn kern-btn--tertiary at-edge" onClick={props.onDiscard}>
            <Icon name="delete" />
            <span className="kern-label">{say('reply.discard')}</span>
          </button>
        </div>
      )}
    </>
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
