import { Field, Select } from '@fluentui/react-components';
import { useAccess, usePane } from '../parts/pane.ts';
import { expiryAfter } from './useSendForm.ts';

/** How long the link opens, as the policy offers it. */
export function ExpiryChoice({ days, onChoose }: { days: number; onChoose: (days: number) => void }) {
  const { text, now } = usePane();
  const { policy } = useAccess();
  return (
    <Field label={text.say('send.expiry')}>
      <Select value={String(days)} onChange={(_, { value }) => onChoose(Number(value))}>
        {policy.expiryDays.map((offered) => (
          <option key={offered} value={offered}>
            {text.say('send.expiryDays', { days: offered, date: text.date(expiryAfter(offered, now())) })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
