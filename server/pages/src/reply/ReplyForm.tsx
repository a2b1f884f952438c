import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import { type SubmitEvent, useId } from 'react';
import { Facts } from '../frame/Facts.tsx';
import { Field } from '../frame/Field.tsx';
import { keyFacts } from '../open/keyFacts.tsx';
import { useText } from '../text/TextContext.tsx';
import { MessageFields } from './MessageFields.tsx';
import type { Draft, NotSent } from './replyState.ts';
import { RestoredNotice } from './RestoredNotice.tsx';
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
  readonly onUndiscard: () => void;
  readonly onSend: () => void;
}) {
  const { say } = useText();
  const id = useId();
  const { draft, onWrite } = props;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!props.saving) props.onSend();
  };
  return (
    <form className="stack card no-print" onSubmit={submit} noValidate>
      <p className="kern-body">
        {say(isArchived(props.opened) ? 'reply.introArchive' : 'reply.intro', { author: props.author })}
      </p>
      <WhoCanRead opened={props.opened} author={props.author} />
      <RestoredNotice draft={draft} onDiscard={props.onDiscard} onUndiscard={props.onUndiscard} />
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
            dir="auto"
            type="text"
            autoComplete="name"
            maxLength={200}
            value={draft.name}
            onChange={(event) => onWrite({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <MessageFields {...props} />
      {props.saving && <p className="kern-body">{say('reply.saving')}</p>}
      <div>
        <button type="submit" className="kern-btn kern-btn--primary" aria-disabled={props.saving}>
          <span className="kern-label">{say('reply.submit')}</span>
        </button>
      </div>
    </form>
  );
}

const isArchived = ({ archiveFingerprints }: OpenedPackage) => archiveFingerprints.length > 0;

/** Whom the answer is sealed to, and how to make sure of it. */
function WhoCanRead({ opened, author }: { readonly opened: OpenedPackage; readonly author: string }) {
  const text = useText();
  const { say } = text;
  const facts = keyFacts(opened, text);
  if (!facts) return null;
  return (
    <details className="more">
      <summary>{say('reply.key.title')}</summary>
      <p className="kern-body">{say(isArchived(opened) ? 'reply.keyArchive' : 'reply.key', { author })}</p>
      <Facts facts={[[say('sent.to'), <bdi key="name">{author}</bdi>], ...facts]} />
    </details>
  );
}
