import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from '@fluentui/react-components';
import type { Draft } from '../../mailbox/mailbox.ts';
import { PasswordCard } from '../password/PasswordCard.tsx';
import { usePane } from '../parts/pane.ts';
import { useStyles } from '../parts/useStyles.ts';
import { isSealable } from './attachments.ts';
import type { Sending } from './sending.ts';
import type { DraftView } from './useDraft.ts';

interface Props {
  readonly draft: Draft;
  readonly view: DraftView;
  readonly sending: Sending;
  readonly canSendMore: boolean;
  readonly onSendMore: () => void;
}

/** Everything is done but the click on Send. */
export function SendReady({ draft, view, sending, canSendMore, onSendMore }: Props) {
  const { text } = usePane();
  const styles = useStyles();
  const added = view.attachments.filter(isSealable).length > 0;
  return (
    <div className={styles.screen}>
      <MessageBar intent="success" layout="multiline" role="alert">
        <MessageBarBody>
          <MessageBarTitle>{text.say('send.readyTitle')}</MessageBarTitle>
          {text.say('send.readySealed', { count: sending.files.length })}
        </MessageBarBody>
      </MessageBar>
      {!draft.attachmentsReadable && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.say('send.removeByHand')}</MessageBarBody>
        </MessageBar>
      )}
      {added && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{text.say('send.moreAttachments')}</MessageBarBody>
          <MessageBarActions>
            <Button disabled={!canSendMore} onClick={onSendMore}>
              {text.say('send.sendMore')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {sending.password !== null && (
        <PasswordCard
          password={sending.password}
          reference={sending.reference}
          expiresAt={sending.expiresAt}
          recipients={sending.recipients}
        />
      )}
      <div className={styles.tight}>
        <Text className={styles.quiet}>
          {text.say('send.reference')}: <strong>{sending.reference}</strong>
        </Text>
        {sending.oneTime && <Text className={styles.quiet}>{text.say('send.onceReady')}</Text>}
        <Text className={styles.quiet}>
          {text.say('send.validUntil')}: {text.date(sending.expiresAt)}
        </Text>
      </div>
    </div>
  );
}
