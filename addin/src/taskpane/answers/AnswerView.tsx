import { Button, MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import type { OpenedPackage } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { usePane } from '../parts/pane.ts';
import { ScreenTitle } from '../parts/ScreenTitle.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { AnswerFiles } from './AnswerFiles.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import type { Answer } from './useAnswer.ts';

/** The opened answer: who, how sure, what, and the way back. */
export function AnswerView({ answer }: { answer: Answer }) {
  const { text, mailbox } = usePane();
  const styles = useStyles();
  const [replying, setReplying] = useState(false);
  const { opened } = answer;
  if (replying) return <ReplyForm answer={answer} onBack={() => setReplying(false)} />;
  // A new mail can be opened only beside a mail that is read.
  const canReplyHere = mailbox.item()?.kind !== 'draft';
  return (
    <div className={styles.screen}>
      <Author opened={opened} />
      <Authenticity opened={opened} />
      <section className={styles.stack} aria-labelledby="message-title">
        <Text as="h2" id="message-title" weight="semibold" style={{ margin: 0 }}>
          {text.say('answers.message')}
        </Text>
        {opened.message === '' ? (
          <Text className={styles.quiet}>{text.say('answers.noMessage')}</Text>
        ) : (
          <div className={styles.card}>
            <Text className={styles.message}>{opened.message}</Text>
          </div>
        )}
      </section>
      <AnswerFiles files={opened.files} transfer={answer.transfer} />
      {canReplyHere ? (
        <Button
          appearance="primary"
          size="large"
          icon={<ArrowReplyRegular />}
          onClick={() => setReplying(true)}
        >
          {text.say('answers.reply')}
        </Button>
      ) : (
        <Text className={styles.quiet}>{text.say('answers.replyInRead')}</Text>
      )}
      <Facts opened={opened} />
      {opened.archiveFingerprints.length > 0 && (
        <Text size={200} className={styles.quiet}>
          {text.say('answers.archive')}
        </Text>
      )}
    </div>
  );
}

function Author({ opened }: { opened: OpenedPackage }) {
  const { text } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.tight}>
      <Text size={200} className={styles.quiet}>
        {text.say('answers.from')}
      </Text>
      <ScreenTitle>{opened.author.name || text.say('answers.unnamed')}</ScreenTitle>
      {opened.author.address && <Text className={styles.break}>{opened.author.address}</Text>}
    </div>
  );
}

/** What vouches for the author, in words that need no cryptography. */
function Authenticity({ opened }: { opened: OpenedPackage }) {
  const { text } = usePane();
  const name = opened.author.name || text.say('answers.unnamed');
  const shown = {
    signed: { intent: 'success', title: 'answers.signedTitle', body: 'answers.signed' },
    proven: { intent: 'success', title: 'answers.provenTitle', body: 'answers.provenPassword' },
    vouched: { intent: 'success', title: 'answers.vouchedTitle', body: 'answers.vouched' },
    unproven: { intent: 'warning', title: 'answers.unprovenTitle', body: unprovenBody(opened) },
  } as const;
  const { intent, title, body } = shown[opened.authenticity];
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text.say(title)}</MessageBarTitle>
        {text.say(body, { name, address: opened.author.address ?? '' })}
      </MessageBarBody>
    </MessageBar>
  );
}

/** Why nothing vouches for the author. */
function unprovenBody({ authorKind }: OpenedPackage) {
  return authorKind === 'visitor' ? 'answers.unprovenVisitor' : 'answers.unproven';
}

function Facts({ opened }: { opened: OpenedPackage }) {
  const { text } = usePane();
  const styles = useStyles();
  const facts = [
    [text.say('answers.received'), text.dateAndTime(opened.sealedAt)],
    [text.say('answers.reference'), opened.reference],
    [text.say('answers.deletion'), text.date(opened.expiresAt)],
  ];
  return (
    <div className={styles.tight}>
      {facts.map(([name, value]) => (
        <Text key={name} size={200} className={styles.quiet}>
          {name}: {value}
        </Text>
      ))}
    </div>
  );
}
