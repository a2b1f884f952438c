import { Button, Text } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import type { Person } from '@siegelpost/shared/transfer/transfer';
import { CopyButton } from '../parts/CopyButton.tsx';
import { useAccess, usePane } from '../parts/pane.ts';
import { usePrint } from '../parts/print.tsx';
import { useStyles } from '../parts/useStyles.ts';
import { PasswordLetter } from './PasswordLetter.tsx';
import { spelled } from './spelled.ts';

export interface PasswordFacts {
  readonly password: string;
  readonly reference: string;
  readonly expiresAt: string;
  readonly recipients: readonly Person[];
}

/** The password, and every way to pass it on but the mail. */
export function PasswordCard({ password, reference, expiresAt, recipients }: PasswordFacts) {
  const { text, now } = usePane();
  const { clerk, policy } = useAccess();
  const print = usePrint();
  const styles = useStyles();
  const name = clerk.name || clerk.address;
  const phone = text.say('password.phoneSentence', { name, spelled: spelled(password) });
  const sms = text.say('password.smsText', { name, reference, password });
  const printLetter = () =>
    print(
      <PasswordLetter
        {...{ password, reference, expiresAt, recipients, clerk, text }}
        organisation={policy.organisation}
        today={now().toISOString()}
      />,
    );
  return (
    <section className={styles.card} aria-label={`${text.say('password.title')}, ${reference}`}>
      <div className={styles.tight}>
        <Text as="h2" weight="semibold" style={{ margin: 0 }}>
          {text.say('password.title')}
        </Text>
        <span className={styles.secret} data-testid="password">
          {password}
        </span>
        <Text size={200} className={styles.quiet}>
          {text.say('password.channel')}
        </Text>
      </div>
      <div className={styles.row}>
        <CopyButton value={password} label={text.say('password.copy')} />
        <Button size="small" icon={<PrintRegular />} onClick={printLetter}>
          {text.say('password.letter')}
        </Button>
      </div>
      <Ready title={text.say('password.phone')} sentence={phone} copy={text.say('password.copyPhone')} />
      <Ready title={text.say('password.sms')} sentence={sms} copy={text.say('password.copySms')} />
    </section>
  );
}

function Ready({ title, sentence, copy }: { title: string; sentence: string; copy: string }) {
  const styles = useStyles();
  return (
    <div className={styles.stack}>
      <div className={styles.tight}>
        <Text as="h3" weight="semibold" size={200} style={{ margin: 0 }}>
          {title}
        </Text>
        <Text size={200} className={styles.break}>
          {sentence}
        </Text>
      </div>
      <div className={styles.row}>
        <CopyButton value={sentence} label={copy} />
      </div>
    </div>
  );
}
