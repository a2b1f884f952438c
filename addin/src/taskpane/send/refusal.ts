import { forbiddenRecipients } from '@siegelpost/shared/policy/classification';
import type { Person } from '@siegelpost/shared/transfer/transfer';
import type { Text } from '../../text/text.ts';
import { nameOf } from './LevelChoice.tsx';
import type { Level } from './useLevel.ts';

/** Why the policy refuses this mail even sealed; null where it does not. */
export function refusalOf(
  { levels, rules }: Pick<Level, 'levels' | 'rules'>,
  recipients: readonly Person[],
  text: Text,
): string | null {
  const blocked = levels.find((level) => level.blocked);
  if (blocked) return text.say('level.blocked', { level: nameOf(blocked, text) });
  for (const level of levels) {
    const addresses = forbiddenRecipients(
      recipients.map(({ address }) => address),
      [level],
    );
    if (addresses.length === 0) continue;
    const domains = (level.recipientDomains ?? []).join(', ');
    return text.say('level.forbidden', { level: nameOf(level, text), people: addresses.join(', '), domains });
  }
  // The code goes to one mailbox: that of the one who opens.
  if (rules.mailboxCodeRequired && recipients.length !== 1) return text.say('level.oneRecipient');
  return null;
}
