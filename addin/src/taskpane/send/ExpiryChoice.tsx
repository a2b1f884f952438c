import { Field, Select } from '@fluentui/react-components';
import { usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import { expiryAfter } from './useSendForm.ts';

interface Props {
  readonly days: number;
  /** What the policy permits for this sending. */
  readonly offered: readonly number[];
  readonly onChoose: (days: number) => void;
}

/** How long the link opens. */
export function ExpiryChoice({ days, offered, onChoose }: Props) {
  const { text, now } = usePane();
  const styles = useStyles();
  return (
    <Field className={styles.narrow} label={text.say('send.expiry')}>
      <Select
        root={{ className: styles.narrow }}
        value={String(days)}
        onChange={(_, { value }) => onChoose(Number(value))}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {text.say('send.expiryDays', { days: one, date: text.date(expiryAfter(one, now())) })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
