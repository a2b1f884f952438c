import { Field, MessageBar, MessageBarBody, MessageBarTitle, Select } from '@fluentui/react-components';
import type { Classification } from '@siegelpost/shared/api/policy';
import { useAccess, usePane } from '../parts/pane.ts';
import { FailureNotice } from '../parts/FailureNotice.tsx';
import { useStyles } from '../parts/useStyles.ts';
import type { Text } from '../../text/text.ts';
import type { Level } from './useLevel.ts';

const NONE = '';

/** The authority's levels, where it has any, and at once what the chosen one means. */
export function LevelChoice({ level, refusal }: { readonly level: Level; readonly refusal: string | null }) {
  const { text } = usePane();
  const { policy } = useAccess();
  const styles = useStyles();
  if (policy.classifications.length === 0) return null;
  return (
    <>
      <Field className={styles.narrow} label={text.say('level.label')} hint={demandsOf(level, text)}>
        <Select
          root={{ className: styles.narrow }}
          value={level.id ?? NONE}
          onChange={(_, { value }) => level.choose(value === NONE ? null : value)}
        >
          <option value={NONE}>{text.say('level.none')}</option>
          {policy.classifications.map((one) => (
            <option key={one.id} value={one.id}>
              {nameOf(one, text)}
            </option>
          ))}
        </Select>
      </Field>
      {level.failure && <FailureNotice failure={level.failure} />}
      {refusal && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{text.say('level.refusedTitle')}</MessageBarTitle>
            {refusal}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

/** A level in the reader's language. */
export function nameOf({ names }: Pick<Classification, 'names'>, text: Text): string {
  return names[text.language];
}

/** What the level asks for, in one sentence; nothing where it asks for nothing. */
function demandsOf({ levels, rules }: Level, text: Text): string {
  const demands = [
    levels.some(({ mustEncrypt }) => mustEncrypt) && text.say('level.mustEncrypt'),
    rules.passwordRequired && text.say('level.password'),
    rules.mailboxCodeRequired && text.say('level.code'),
    rules.maxExpiryDays !== null && text.say('level.expiry', { days: rules.maxExpiryDays }),
  ].filter((demand) => demand !== false);
  return demands.length === 0 ? '' : text.say('level.demands', { demands: demands.join(', ') });
}
