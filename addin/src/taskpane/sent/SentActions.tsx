import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { levelsOf, permittedExpiryDays, sealingRules } from '@siegelpost/shared/policy/classification';
import { useState } from 'react';
import { Confirm } from '../parts/Confirm.tsx';
import { useAccess, usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import { ExpiryChoice } from '../send/ExpiryChoice.tsx';
import { expiryAfter } from '../send/useSendForm.ts';
import type { SentItem } from './sentItem.ts';
import type { SentCare } from './useSent.ts';

interface Props {
  readonly item: SentItem;
  readonly subject: string;
  readonly care: SentCare;
  readonly attempt: (work: () => Promise<void>) => void;
}

type Asked = 'recall' | 'extend' | 'password' | null;

/** What can still be done with a sending that is alive. */
export function SentActions({ item, subject, care, attempt }: Props) {
  const { text, mailbox } = usePane();
  const styles = useStyles();
  const [asked, setAsked] = useState<Asked>(null);
  const { summary, record } = item;
  const close = () => setAsked(null);
  const focusComesBack = useRestoreFocusTarget();
  // A new mail can be opened only beside a mail that is read.
  const canOpenMail = record !== null && summary.state === 'active' && mailbox.item()?.kind !== 'draft';
  return (
    <div className={styles.row}>
      {summary.locked && (
        <Button
          size="small"
          appearance="primary"
          aria-label={`${text.say('sent.unlock')}: ${subject}`}
          onClick={() => attempt(() => care.unlock(item))}
        >
          {text.say('sent.unlock')}
        </Button>
      )}
      <Button
        size="small"
        aria-label={`${text.say('sent.recall')}: ${subject}`}
        {...focusComesBack}
        onClick={() => setAsked('recall')}
      >
        {text.say('sent.recall')}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            icon={<MoreHorizontalRegular />}
            aria-label={text.say('sent.moreOf', { subject })}
            title={text.say('sent.more')}
            {...focusComesBack}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => setAsked('extend')}>{text.say('sent.extend')}</MenuItem>
            {record && (
              <MenuItem onClick={() => setAsked('password')}>{text.say('sent.newPassword')}</MenuItem>
            )}
            {canOpenMail && (
              <MenuItem onClick={() => attempt(() => care.resend(item))}>{text.say('sent.resend')}</MenuItem>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {asked === 'recall' && (
        <Confirm
          title={text.say('sent.recallTitle')}
          action={text.say('sent.recall')}
          onAction={() => attempt(() => care.recall(item))}
          onClose={close}
        >
          {text.say('sent.recallBody')}
        </Confirm>
      )}
      {asked === 'password' && (
        <Confirm
          title={text.say('sent.newPasswordTitle')}
          action={text.say('sent.newPasswordNow')}
          onAction={() => attempt(() => care.changePassword(item))}
          onClose={close}
        >
          {text.say('sent.newPasswordBody')}
        </Confirm>
      )}
      {asked === 'extend' && <Extend {...{ item, care, attempt }} onClose={close} />}
    </div>
  );
}

function Extend({ item, care, attempt, onClose }: Omit<Props, 'subject'> & { readonly onClose: () => void }) {
  const { text, now } = usePane();
  const styles = useStyles();
  const offered = useOfferedDays(item);
  const [days, setDays] = useState(offered.at(-1) ?? 1);
  return (
    <Confirm
      title={text.say('sent.extendTitle')}
      action={text.say('sent.extendNow')}
      onAction={() => attempt(() => care.extend(item, expiryAfter(days, now())))}
      onClose={onClose}
    >
      <div className={styles.stack}>
        <Text>{text.say('sent.extendBody', { date: text.date(item.summary.expiresAt) })}</Text>
        <ExpiryChoice days={days} offered={offered} onChoose={setDays} />
      </div>
    </Confirm>
  );
}

/** The level a sending went out under bounds its life for good. */
function useOfferedDays({ record }: SentItem): readonly number[] {
  const { policy } = useAccess();
  const marking = { classification: record?.classification ?? null, labelId: null };
  return permittedExpiryDays(policy.expiryDays, sealingRules(levelsOf(marking, policy.classifications)));
}
