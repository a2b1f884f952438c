import type { Addressee, Visitor } from '@siegelpost/shared/transfer/writing';
import type { SubmitEvent } from 'react';
import type { FailureCode } from '../failure.ts';
import { Breakable } from '../frame/Breakable.tsx';
import { Icon } from '../frame/Icon.tsx';
import { Screen } from '../frame/Screen.tsx';
import { MessageFields } from '../reply/MessageFields.tsx';
import type { Draft, NotSent } from '../reply/replyState.ts';
import { RestoredNotice } from '../reply/RestoredNotice.tsx';
import type { Reply, ReplyLimits } from '../reply/useReply.ts';
import { visibleText } from '../text/visibleText.ts';
import { KeyTrust, ownerName } from './KeyTrust.tsx';
import { useWriteFirstText, type WriteFirstText } from './writeFirstText.ts';
import type { WriteFirstKey } from '../text/catalogues/deWriteFirst.ts';

/** Message and files of somebody who has confirmed their address. */
export function LetterScreen(props: {
  readonly addressee: Addressee;
  readonly visitor: Visitor;
  readonly organisation: string;
  readonly letter: Pick<Reply, 'write' | 'send' | 'discard' | 'undiscard'>;
  readonly draft: Draft;
  readonly notSent: NotSent | null;
  readonly limits: ReplyLimits | undefined;
  readonly onVisitOver: () => void;
}) {
  const here = useWriteFirstText();
  const { say } = here;
  const { addressee, visitor, letter, draft, notSent } = props;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    letter.send();
  };
  return (
    <Screen heading={say('letter.title', { owner: ownerName(addressee) })}>
      <p className="kern-body with-icon success">
        <Icon name="success" />
        <span>
          <Breakable text={say('letter.confirmed', { address: visibleText(visitor.address) })} />
        </span>
      </p>
      <form className="stack card" onSubmit={submit} noValidate>
        <p className="kern-body kern-body--small kern-body--muted">{say('step', { step: 3 })}</p>
        <RestoredNotice
          draft={draft}
          arrived={say('letter.arrived', { owner: ownerName(addressee) })}
          onDiscard={letter.discard}
          onUndiscard={letter.undiscard}
        />
        <MessageFields
          draft={draft}
          notSent={notSent}
          limits={props.limits}
          onWrite={letter.write}
          sayFailure={(failed) => failureHere(failed, here)}
        />
        {isVisitOver(notSent) && (
          <div>
            <button type="button" className="kern-btn kern-btn--secondary" onClick={props.onVisitOver}>
              <span className="kern-label">{say('letter.newCode')}</span>
            </button>
          </div>
        )}
        <KeyTrust addressee={addressee} organisation={props.organisation} />
        <div>
          <button type="submit" className="kern-btn kern-btn--primary">
            <span className="kern-label">{say('letter.submit')}</span>
          </button>
        </div>
      </form>
    </Screen>
  );
}

function isVisitOver(notSent: NotSent | null): boolean {
  return notSent?.kind === 'failed' && notSent.failure.code === 'not-signed-in';
}

/** What means something else here than with an answer. */
function failureHere(notSent: NotSent, { say }: WriteFirstText): string | undefined {
  if (notSent.kind !== 'failed') return undefined;
  // The day's limit of a mailbox; a quota of the authority's is said as usual.
  const { code, problem } = notSent.failure;
  const key = problem?.quota ? undefined : OTHER_WORDS.get(code);
  return key && say(key);
}

const OTHER_WORDS: ReadonlyMap<FailureCode, WriteFirstKey> = new Map([
  ['too-many-requests', 'failed.daily'],
  ['quota-exceeded', 'failed.daily'],
  ['not-found', 'failed.closed'],
  ['not-signed-in', 'who.visitOver'],
]);
