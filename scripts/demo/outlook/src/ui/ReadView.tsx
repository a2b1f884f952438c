import { Avatar, Button, Spinner } from '@fluentui/react-components';
import {
  ArrowForwardRegular,
  ArrowReplyAllRegular,
  ArrowReplyRegular,
  DeleteRegular,
} from '@fluentui/react-icons';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { CaughtMessage } from '../../../contract/message.ts';
import { api, attachmentUrl } from '../api.ts';
import { receivedItem } from '../host/receivedItem.ts';
import { forwardOf, replyTo } from '../mail/reply.ts';
import { localeOf } from '../text/language.ts';
import { AddinButtons } from './AddinButtons.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import { MailBody } from './MailBody.tsx';
import { NotificationBars } from './NotificationBars.tsx';
import { useOutlook } from './outlookContext.ts';
import { nameOf } from './sizes.ts';
import { TaskPane } from './TaskPane.tsx';
import { usePane } from './usePane.ts';

/** The reading window: the chosen message and the add-in's pane beside it. */
export function ReadView({ messageId, hidden }: { messageId: string | null; hidden: boolean }) {
  const { text } = useOutlook();
  const message = useMessage(messageId);
  if (messageId === null) {
    return (
      <section className="window nothing" hidden={hidden}>
        <p className="faint">{text.nothingSelected}</p>
      </section>
    );
  }
  if (message === null) {
    return (
      <section className="window nothing" hidden={hidden}>
        <Spinner />
      </section>
    );
  }
  return <OpenMessage message={message} hidden={hidden} />;
}

function OpenMessage({ message, hidden }: { message: CaughtMessage; hidden: boolean }) {
  const outlook = useOutlook();
  const { text, user, language } = outlook;
  const item = useMemo(() => receivedItem(message, user), [message, user]);
  const notifications = useSyncExternalStore(item.notes.subscribe, item.notes.list);
  const pane = usePane('read', item);
  const [pinned, setPinned] = useState(false);
  useLeaving(message.id, () => {
    if (!pinned) pane.close();
  });
  const reply = (html: string, toAll: boolean): void =>
    outlook.openDraft(outlook.shelf.add(replyTo(message, { toAll, self: user, html, text })));
  const forward = async (): Promise<void> => {
    const attachments = await Promise.all(message.attachments.map((each) => carriedOn(message.id, each)));
    outlook.openDraft(outlook.shelf.add(forwardOf(message, attachments, text)));
  };

  return (
    <section className="window" hidden={hidden} data-message={message.id} aria-label={message.subject}>
      <article className="reading" data-area>
        <div className="ribbon" role="toolbar" aria-label={text.messages}>
          <Button appearance="subtle" icon={<ArrowReplyRegular />} onClick={() => reply('', false)}>
            {text.reply}
          </Button>
          <Button appearance="subtle" icon={<ArrowReplyAllRegular />} onClick={() => reply('', true)}>
            {text.replyAll}
          </Button>
          <Button appearance="subtle" icon={<ArrowForwardRegular />} onClick={() => void forward()}>
            {text.forward}
          </Button>
          <span className="ribbon-group">
            <AddinButtons
              buttons={pane.buttons}
              pressedId={pane.request?.commandId ?? null}
              onPress={pane.press}
            />
          </span>
          <span className="spring" />
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={text.remove}
            title={text.remove}
            onClick={() => outlook.removeMessage(message)}
          />
        </div>
        <div className="bars">
          <NotificationBars
            notifications={notifications}
            onDismiss={({ key }) => item.notes.set(notifications.filter((each) => each.key !== key))}
            onCommand={pane.command}
          />
        </div>
        <header className="mail-head">
          <h1>{message.subject || text.noSubject}</h1>
          <div className="mail-from">
            <Avatar name={nameOf(message.from)} color="colorful" size={36} aria-hidden />
            <div>
              <strong>{nameOf(message.from)}</strong>{' '}
              <span className="faint">&lt;{message.from.address}&gt;</span>
              <div className="faint">
                {text.to}: {message.to.map(nameOf).join('; ')}
                {message.cc.length > 0 && ` · ${text.cc}: ${message.cc.map(nameOf).join('; ')}`}
              </div>
            </div>
            <time className="faint" dateTime={message.receivedAt}>
              {new Date(message.receivedAt).toLocaleString(localeOf(language), {
                dateStyle: 'medium',
                timeStyle: 'short',
              })}
            </time>
          </div>
          <AttachmentList
            attachments={message.attachments
              .filter(({ isInline }) => !isInline)
              .map(({ index, name, sizeBytes }) => ({
                key: String(index),
                name,
                sizeBytes,
                download: { href: attachmentUrl(message.id, index) },
              }))}
          />
        </header>
        <div className="paper">
          <MailBody message={message} title={message.subject} />
        </div>
      </article>
      {pane.request && (
        <TaskPane
          key={pane.request.commandId}
          request={pane.request}
          item={item}
          pin={{ pinned, onPin: setPinned }}
          onClose={pane.close}
          onReply={reply}
        />
      )}
    </section>
  );
}

function useMessage(id: string | null): CaughtMessage | null {
  const [message, setMessage] = useState<CaughtMessage | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let current = true;
    api.message(id).then(
      (loaded) => current && setMessage(loaded),
      () => current && setMessage(null),
    );
    return () => {
      current = false;
    };
  }, [id]);
  return message;
}

/** A pane that is not pinned belongs to one message. */
function useLeaving(id: string, leave: () => void): void {
  const [shown, setShown] = useState(id);
  if (shown !== id) {
    setShown(id);
    leave();
  }
}

async function carriedOn(messageId: string, attachment: CaughtMessage['attachments'][number]) {
  const response = await fetch(attachmentUrl(messageId, attachment.index));
  return {
    id: crypto.randomUUID(),
    name: attachment.name,
    contentType: attachment.contentType,
    isInline: attachment.isInline,
    content: await response.blob(),
  };
}
