import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { AttachRegular, DeleteRegular, DismissRegular, SendFilled } from '@fluentui/react-icons';
import { useMemo, useRef, useState, type DragEvent } from 'react';
import { draftItem } from '../host/draftItem.ts';
import { AttachmentsTooLargeError, type Draft } from '../mail/draft.ts';
import { localeOf } from '../text/language.ts';
import { AddinButtons } from './AddinButtons.tsx';
import { AttachmentList } from './AttachmentList.tsx';
import { ComposeFields } from './ComposeFields.tsx';
import { Editor } from './Editor.tsx';
import { FormatBar } from './FormatBar.tsx';
import { NotificationBars } from './NotificationBars.tsx';
import { useOutlook } from './outlookContext.ts';
import { SmartAlertDialog } from './SmartAlertDialog.tsx';
import { TaskPane } from './TaskPane.tsx';
import { useDraftState } from './useDraftState.ts';
import { useLaunchEvents } from './useLaunchEvents.ts';
import { usePane, type PaneControl } from './usePane.ts';
import { useSend, type Sending } from './useSend.ts';

/** One open draft: fields, text, attachments and the add-in's pane beside it. */
export function ComposeView({ draft, hidden }: { draft: Draft; hidden: boolean }) {
  const outlook = useOutlook();
  const { text, user, shelf } = outlook;
  const state = useDraftState(draft);
  const sending = useSend(draft);
  const item = useMemo(() => draftItem(draft, user, () => shelf.save(draft)), [draft, user, shelf]);
  const pane = usePane('compose', item);
  const files = useAttaching(draft);
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null);
  useLaunchEvents(draft);

  return (
    <section
      className="window"
      hidden={hidden}
      data-draft={draft.id}
      aria-label={state.subject || text.noSubject}
    >
      <div
        className="compose"
        data-area
        onDragOver={(event) => files.dragOver(event)}
        onDragLeave={(event) => files.dragLeave(event)}
        onDrop={(event) => files.drop(event)}
        data-dropping={files.dropping || undefined}
      >
        <ComposeRibbon draft={draft} sending={sending} pane={pane} attach={(added) => files.attach(added)} />
        <div className="bars">
          <ComposeProblems
            sending={sending}
            tooLarge={files.tooLarge}
            forget={() => files.forgetTooLarge()}
          />
          <NotificationBars
            notifications={state.notifications}
            onDismiss={({ key }) =>
              draft.change({ notifications: state.notifications.filter((each) => each.key !== key) })
            }
            onCommand={pane.command}
          />
        </div>
        <ComposeFields draft={draft} />
        <AttachmentList
          attachments={state.attachments.map(({ id, name, content }) => ({
            key: id,
            name,
            sizeBytes: content.size,
            remove: () => void draft.detach(id),
          }))}
        />
        <Editor draft={draft} onSend={sending.send} onFrame={setFrame} />
        <div className="compose-foot">
          <FormatBar draft={draft} frame={frame} />
          <span className="faint saved">
            {text.saved(new Date(state.changedAt).toLocaleTimeString(localeOf(outlook.language)))}
          </span>
        </div>
        {files.dropping && <div className="drop-hint">{text.dropHere}</div>}
      </div>
      {pane.request && !outlook.onePane && (
        <TaskPane
          key={pane.request.commandId}
          request={pane.request}
          item={item}
          pin={null}
          onClose={pane.close}
          onReply={() => undefined}
        />
      )}
      <SmartAlertDialog sending={sending} onCommand={pane.command} />
    </section>
  );
}

interface ComposeRibbonProps {
  readonly draft: Draft;
  readonly sending: Sending;
  readonly pane: PaneControl;
  readonly attach: (files: Iterable<File>) => void;
}

function ComposeRibbon({ draft, sending, pane, attach }: ComposeRibbonProps) {
  const { text, environment, discardDraft } = useOutlook();
  const picker = useRef<HTMLInputElement>(null);
  const { step } = sending.state;
  const busy = step === 'checking' || step === 'sending';
  return (
    <div className="ribbon" role="toolbar" aria-label={text.newMessage}>
      <Button
        appearance="primary"
        icon={busy ? <Spinner size="tiny" appearance="inverted" /> : <SendFilled />}
        disabledFocusable={busy}
        onClick={sending.send}
        data-action="send"
      >
        {text.send}
      </Button>
      <Button
        appearance="subtle"
        icon={<AttachRegular />}
        onClick={() => picker.current?.click()}
        data-action="attach"
      >
        {text.attach}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          attach(event.target.files ?? []);
          event.target.value = '';
        }}
      />
      <span className="ribbon-group">
        <AddinButtons
          buttons={pane.buttons}
          pressedId={pane.request?.commandId ?? null}
          onPress={pane.press}
        />
      </span>
      <span className="spring" />
      <output className="faint">
        {step === 'checking' && text.checking(environment.addin.name)}
        {step === 'sending' && text.sending}
      </output>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={text.discard}
        title={text.discard}
        onClick={() => discardDraft(draft)}
      />
    </div>
  );
}

interface ComposeProblemsProps {
  readonly sending: Sending;
  readonly tooLarge: string | null;
  readonly forget: () => void;
}

function ComposeProblems({ sending, tooLarge, forget }: ComposeProblemsProps) {
  const { text } = useOutlook();
  const { state } = sending;
  if (tooLarge !== null) return <Problem sentence={text.attachmentsTooLarge(tooLarge)} onDismiss={forget} />;
  if (state.step === 'no-recipients') {
    return <Problem sentence={text.noRecipients} onDismiss={sending.backToWriting} />;
  }
  if (state.step !== 'failed') return null;
  return (
    <Problem
      sentence={state.tooLarge ? text.sendTooLarge : text.sendFailed}
      onDismiss={sending.backToWriting}
    />
  );
}

function Problem({ sentence, onDismiss }: { sentence: string; onDismiss: () => void }) {
  const { text } = useOutlook();
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>{sentence}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={text.dismiss}
            onClick={onDismiss}
          />
        }
      />
    </MessageBar>
  );
}

function useAttaching(draft: Draft) {
  const [dropping, setDropping] = useState(false);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const attach = (files: Iterable<File>): void => {
    for (const file of files) {
      try {
        const contentType = file.type === '' ? 'application/octet-stream' : file.type;
        draft.attach({ name: file.name, contentType, isInline: false, content: file });
      } catch (error) {
        if (!(error instanceof AttachmentsTooLargeError)) throw error;
        setTooLarge(file.name);
      }
    }
  };
  return {
    dropping,
    tooLarge,
    forgetTooLarge: () => setTooLarge(null),
    attach,
    dragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setDropping(true);
    },
    dragLeave(event: DragEvent<HTMLElement>) {
      const { relatedTarget } = event;
      if (!(relatedTarget instanceof Node && event.currentTarget.contains(relatedTarget))) setDropping(false);
    },
    drop(event: DragEvent) {
      event.preventDefault();
      setDropping(false);
      attach(event.dataTransfer.files);
    },
  };
}
