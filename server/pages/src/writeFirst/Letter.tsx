import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { subjectOfLetter } from '@siegelpost/shared/transfer/subjectOfLetter';
import type { ReplyOrder } from '@siegelpost/shared/transfer/transfer';
import type { Addressee, Visitor, Writing } from '@siegelpost/shared/transfer/writing';
import type { CommonParts } from '../commonParts.ts';
import { ReceiptScreen } from '../reply/ReceiptScreen.tsx';
import { SendingScreen } from '../reply/SendingScreen.tsx';
import { useReply } from '../reply/useReply.ts';
import { visibleText } from '../text/visibleText.ts';
import { ownerName } from './KeyTrust.tsx';
import { LetterScreen } from './LetterScreen.tsx';
import { useWriteFirstText } from './writeFirstText.ts';
import { Breakable } from '../frame/Breakable.tsx';

/** A first message from its first word to its receipt. */
export function Letter(props: {
  readonly addressee: Addressee;
  readonly visitor: Visitor;
  readonly parts: CommonParts & { readonly writing: Writing };
  readonly policy: PublicPolicy | undefined;
  readonly onVisitOver: () => void;
}) {
  const { addressee, visitor, parts, policy } = props;
  const { say } = useWriteFirstText();
  const owner = ownerName(addressee);
  const letter = useReply({
    ...parts,
    transfer: {
      reply: ({ message, files }: ReplyOrder, onProgress) =>
        parts.writing.send({ visitor, message, files }, onProgress),
      cancel: () => parts.writing.cancel(),
      unfinished: () => parts.writing.unfinished(visitor),
      forgetUnfinished: () => parts.writing.forgetUnfinished(visitor),
    },
    limits: policy,
    subject: subjectOfLetter(addressee.name, visitor),
  });
  switch (letter.state.step) {
    case 'sending':
      return (
        <SendingScreen heading={say('sending.title')} pace={letter.state.pace} onCancel={letter.cancel} />
      );
    case 'sent':
      return (
        <ReceiptScreen
          sent={letter.state.sent}
          name={visitor.name}
          recipient={owner}
          organisation={policy?.organisation ?? ''}
          words={{
            heading: say('sent.title'),
            intro: say('sent.intro', { owner }),
            again: say('sent.again'),
          }}
          onAgain={letter.startAgain}
        >
          <AnswerPassword
            password={letter.state.sent.answerPassword}
            address={visibleText(visitor.address)}
            owner={owner}
          />
        </ReceiptScreen>
      );
    case 'writing':
      return (
        <LetterScreen
          addressee={addressee}
          visitor={visitor}
          organisation={policy?.organisation ?? ''}
          letter={letter}
          draft={letter.state.draft}
          notSent={letter.state.notSent}
          limits={policy}
          onVisitOver={props.onVisitOver}
        />
      );
  }
}

function AnswerPassword(props: {
  readonly password: string;
  readonly address: string;
  readonly owner: string;
}) {
  const { say } = useWriteFirstText();
  return (
    <section className="answer-password stack" aria-labelledby="answer-password">
      <h2 className="kern-title" id="answer-password">
        {say('sent.password')}
      </h2>
      <p className="code password" data-testid="answer-password">
        {props.password}
      </p>
      <p className="kern-body">
        <Breakable text={say('sent.passwordWhy', { address: props.address, owner: props.owner })} />
      </p>
    </section>
  );
}
