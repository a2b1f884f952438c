import { Badge, Button, MessageBar, MessageBarBody, MessageBarTitle, Text } from '@fluentui/react-components';
import type { PackageSummary } from '@siegelpost/shared/api/conversations';
import type { PackageId } from '@siegelpost/shared/api/ids';
import type { Person } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import type { Text as Catalogue } from '../../text/text.ts';
import { asFailure, type Failure } from '../parts/failure.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { SentActions } from './SentActions.tsx';
import { SentHistory } from './SentHistory.tsx';
import { SentSecret } from './SentSecret.tsx';
import { stateOf } from './sentStatus.ts';
import type { SentItem } from './sentItem.ts';
import type { SentCare } from './useSent.ts';

interface Props {
  readonly item: SentItem;
  readonly care: SentCare;
  readonly onReadAnswer: (packageId: PackageId) => void;
}

/** One sending: what it was, how it stands, what can be done. */
export function SentCard({ item, care, onReadAnswer }: Props) {
  const { text } = usePane();
  const styles = useStyles();
  const { summary, record, answers } = item;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [before] = useState(record?.password);
  const changed = record !== null && before !== undefined && before !== record.password;
  const attempt = (work: () => Promise<void>) => {
    setFailure(null);
    setBusy(true);
    work()
      .catch((error: unknown) => setFailure(asFailure(error)))
      .finally(() => setBusy(false));
  };
  const alive = summary.state === 'active' || summary.state === 'sealed';
  const subject = record ? record.subject || text.say('sent.noSubject') : text.say('sent.recordGone');
  return (
    <li className={styles.card}>
      <div className={styles.tight}>
        <Text as="h2" weight="semibold" className={styles.break} style={{ margin: 0 }}>
          {subject}
        </Text>
        {record && record.recipients.length > 0 && (
          <Text size={200} className={styles.break}>
            {text.say('sent.to', { people: peopleOf(record.recipients, text) })}
          </Text>
        )}
      </div>
      <Facts summary={summary} />
      {failure && <FailureNotice failure={failure} />}
      {alive && summary.locked && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{text.say('sent.lockedHint')}</MessageBarBody>
        </MessageBar>
      )}
      <UnsentMail item={item} />
      {answers.map((answer) => (
        <div key={answer.packageId} className={styles.row}>
          <Text size={200}>{text.say('sent.answerOn', { moment: text.dateAndTime(answer.sealedAt) })}</Text>
          <Button
            size="small"
            appearance="primary"
            aria-label={`${text.say('sent.readAnswer')}: ${subject}`}
            onClick={() => onReadAnswer(answer.packageId)}
          >
            {text.say('sent.readAnswer')}
          </Button>
        </div>
      ))}
      {alive && <SentActions {...{ item, subject, care, attempt }} />}
      {busy && <Waiting label={text.say('sent.working')} />}
      {changed && (
        <MessageBar intent="success" layout="multiline" role="alert">
          <MessageBarBody>{text.say('sent.newPasswordDone')}</MessageBarBody>
        </MessageBar>
      )}
      {alive && record && (
        <SentSecret key={record.password} {...{ summary, record, subject }} shownFirst={changed} />
      )}
      <SentHistory item={item} subject={subject} />
    </li>
  );
}

/** A mail of ours about this sending or an answer to it that the mail server has not taken yet (row 65). */
function UnsentMail({ item: { summary, answers } }: { item: SentItem }) {
  const { text } = usePane();
  const since = [summary, ...answers]
    .map(({ mailUnsentSince }) => mailUnsentSince)
    .filter(isNamed)
    .toSorted()[0];
  if (since === undefined) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{text.say('sent.unsentTitle')}</MessageBarTitle>
        {text.say(summary.mailUnsentSince === null ? 'sent.unsentAnswer' : 'sent.unsent', {
          moment: text.dateAndTime(since),
        })}
      </MessageBarBody>
    </MessageBar>
  );
}

const isNamed = (moment: string | null) => moment !== null;

function Facts({ summary }: { summary: PackageSummary }) {
  const { text } = usePane();
  const styles = useStyles();
  const { key, colour } = stateOf(summary);
  const facts = [
    `${text.say('sent.files', { count: summary.fileCount })} · ${summary.reference}`,
    text.say('sent.on', { moment: text.dateAndTime(summary.sealedAt) }),
    summary.openedAt && text.say('sent.openedAt', { moment: text.dateAndTime(summary.openedAt) }),
    summary.state === 'active' && text.say('sent.until', { date: text.date(summary.expiresAt) }),
    summary.oneTime && text.say('sent.oneTime'),
    summary.wrongPasswords > 0 && text.say('sent.wrongPasswords', { count: summary.wrongPasswords }),
  ];
  return (
    <div className={styles.tight}>
      <div>
        <Badge appearance="tint" color={colour} size="large">
          {text.say(key)}
        </Badge>
      </div>
      {facts.map(
        (fact) =>
          fact && (
            <Text key={fact} size={200} className={styles.quiet}>
              {fact}
            </Text>
          ),
      )}
    </div>
  );
}

function peopleOf(recipients: readonly Person[], text: Catalogue): string {
  const [first, ...others] = recipients.map(({ name, address }) => name || address);
  if (!first || others.length === 0) return first ?? '';
  return text.say('sent.andMore', { first, count: others.length });
}
