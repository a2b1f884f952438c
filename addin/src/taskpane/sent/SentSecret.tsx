import { Text } from '@fluentui/react-components';
import type { PackageSummary } from '@siegelpost/shared/api/conversations';
import type { SenderRecord } from '@siegelpost/shared/transfer/transfer';
import { useState } from 'react';
import { PasswordCard } from '../password/PasswordCard.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Disclosure } from '../parts/Disclosure.tsx';
import { usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';

interface Props {
  readonly summary: PackageSummary;
  readonly record: SenderRecord;
  readonly subject: string;
  /** A new password is what the clerk has to pass on now. */
  readonly shownFirst: boolean;
}

/** Password and link, hidden until asked for: somebody may be looking over the shoulder. */
export function SentSecret({ summary, record, subject, shownFirst }: Props) {
  const { text } = usePane();
  const styles = useStyles();
  const [shown, setShown] = useState(shownFirst);
  return (
    <>
      <Disclosure
        label={text.say(record.password === null ? 'sent.showLink' : 'sent.showSecret')}
        subject={subject}
        shown={shown}
        onToggle={() => setShown(!shown)}
      />
      {shown && (
        <>
          {record.password === null ? (
            <Text size={200}>{text.say('sent.noPassword')}</Text>
          ) : (
            <PasswordCard
              password={record.password}
              reference={summary.reference}
              expiresAt={summary.expiresAt}
              recipients={record.recipients}
            />
          )}
          <div className={styles.stack}>
            <Text size={200} className={styles.break}>
              {record.link}
            </Text>
            <div className={styles.row}>
              <CopyButton value={record.link} label={text.say('sent.copyLink')} />
            </div>
          </div>
        </>
      )}
    </>
  );
}
