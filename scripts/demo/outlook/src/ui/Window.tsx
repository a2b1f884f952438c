import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { MessageSummary } from '../../../contract/message.ts';
import type { OutlookSettings } from '../../../contract/outlookSettings.ts';
import type { NewMessageForm } from '../host/appMethods.ts';
import type { HostEnvironment } from '../host/environment.ts';
import { cleanHtml } from '../mail/cleanHtml.ts';
import { EMPTY_DRAFT, type Draft } from '../mail/draft.ts';
import type { DraftShelf } from '../state/draftShelf.ts';
import { useMailbox, type Mailbox } from '../state/mailbox.ts';
import { localeOf, textIn, type Language } from '../text/language.ts';
import { onAreaKey } from './areas.ts';
import { ComposeView } from './ComposeView.tsx';
import { FolderRail, type Folder } from './FolderRail.tsx';
import { MessageList, type ListEntry } from './MessageList.tsx';
import { OutlookContext, type Outlook } from './outlookContext.ts';
import { PinnedPane } from './PinnedPane.tsx';
import { ReadView } from './ReadView.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { nameOf, readableTime } from './sizes.ts';
import type { PaneRequest } from './TaskPane.tsx';
import { TopBar } from './TopBar.tsx';
import { WindowTabs } from './WindowTabs.tsx';

interface WindowProps {
  readonly environment: HostEnvironment;
  readonly language: Language;
  readonly shelf: DraftShelf;
  readonly addinGone: boolean;
  readonly onSettings: (change: Partial<OutlookSettings>) => void;
}

const NOTICE_MS = 5_000;

/** The whole mail program. */
export function Window({ environment, language, shelf, addinGone, onSettings }: WindowProps) {
  const text = textIn(language);
  const user = environment.house.clerk;
  const mailbox = useMailbox(user.address);
  const drafts = useSyncExternalStore(shelf.subscribe, shelf.list);
  const [folder, setFolder] = useState<Folder>('inbox');
  const [messageId, setMessageId] = useState<string | null>(null);
  const [open, setOpen] = useState<readonly Draft[]>([]);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [settingsOpen, setSettingsOpen] = useState(false);
  const [notice, setNotice] = useNotice();
  const [pinned, setPinned] = useState<PaneRequest | null>(null);
  useEffect(() => {
    addEventListener('keydown', onAreaKey);
    return () => removeEventListener('keydown', onAreaKey);
  }, []);

  const openDraft = (draft: Draft): void => {
    setOpen((before) => (before.includes(draft) ? before : [...before, draft]));
    setActiveId(draft.id);
  };
  const closeDraft = (draft: Draft): void => {
    setOpen((before) => before.filter((each) => each !== draft));
    setActiveId((before) => (before === draft.id ? null : before));
  };
  const openMessage = (id: string): void => {
    mailbox.markRead(id);
    setMessageId(id);
    setActiveId(null);
  };
  const outlook: Outlook = {
    text,
    language,
    user,
    environment,
    shelf,
    onePane: environment.settings.onePane ? { request: pinned, show: setPinned } : null,
    openDraft,
    closeDraft,
    openMessage,
    compose: (form) => openDraft(shelf.add(newDraft(form))),
    discardDraft(draft) {
      closeDraft(draft);
      shelf.remove(draft.id);
    },
    removeMessage({ id }) {
      setMessageId((before) => (before === id ? null : before));
      mailbox.remove(id);
    },
    announceSent: (to) => setNotice(text.sentNotice(to)),
  };
  const entries = entriesOf(folder, mailbox, drafts, outlook).filter((entry) => matches(entry, search));
  const choose = (id: string): void => {
    const draft = folder === 'drafts' ? shelf.find(id) : undefined;
    if (draft !== undefined) openDraft(draft);
    else openMessage(id);
  };

  return (
    <OutlookContext value={outlook}>
      <div className="outlook">
        <TopBar search={search} onSearch={setSearch} onSettings={() => setSettingsOpen(true)} />
        <div className="columns">
          <FolderRail
            folder={folder}
            counts={{
              inbox: mailbox.inbox.filter(({ id }) => mailbox.isUnread(id)).length,
              drafts: drafts.length,
              sent: 0,
            }}
            onFolder={setFolder}
            onCompose={() => outlook.compose({})}
          />
          <section className="list" data-area aria-label={text.messages}>
            <h2>{folderName(folder, outlook)}</h2>
            <MessageList
              label={folderName(folder, outlook)}
              entries={entries}
              chosenId={folder === 'drafts' ? activeId : activeId === null ? messageId : null}
              onChoose={choose}
            />
          </section>
          <main className="work">
            {mailbox.unreachable && <Warning sentence={text.serverGone} />}
            {addinGone && <Warning sentence={text.addinGone} />}
            <ReadView messageId={messageId} hidden={activeId !== null} />
            {open.map((draft) => (
              <ComposeView key={draft.id} draft={draft} hidden={draft.id !== activeId} />
            ))}
            <WindowTabs
              drafts={open}
              activeId={activeId}
              onReading={() => setActiveId(null)}
              onDraft={(draft) => setActiveId(draft.id)}
            />
          </main>
          {outlook.onePane && pinned && (
            <PinnedPane request={pinned} draft={open.find(({ id }) => id === activeId) ?? null} />
          )}
        </div>
        <output className="notice">{notice !== '' && <span>{notice}</span>}</output>
        <SettingsDialog open={settingsOpen} onClose={() => setSettingsOpen(false)} onChange={onSettings} />
      </div>
    </OutlookContext>
  );
}

function Warning({ sentence }: { sentence: string }) {
  return (
    <MessageBar intent="warning">
      <MessageBarBody>{sentence}</MessageBarBody>
    </MessageBar>
  );
}

function useNotice(): [string, (notice: string) => void] {
  const [notice, setNotice] = useState('');
  useEffect(() => {
    if (notice === '') return undefined;
    const timer = setTimeout(() => setNotice(''), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return [notice, setNotice];
}

function newDraft(form: Partial<NewMessageForm>): typeof EMPTY_DRAFT {
  return {
    ...EMPTY_DRAFT,
    to: form.to ?? [],
    cc: form.cc ?? [],
    bcc: form.bcc ?? [],
    subject: form.subject ?? '',
    body: cleanHtml(form.html ?? ''),
  };
}

function folderName(folder: Folder, { text }: Outlook): string {
  return { inbox: text.inbox, drafts: text.drafts, sent: text.sentItems }[folder];
}

function entriesOf(
  folder: Folder,
  mailbox: Mailbox,
  drafts: readonly Draft[],
  outlook: Outlook,
): ListEntry[] {
  const locale = localeOf(outlook.language);
  if (folder === 'drafts') return drafts.map((draft) => draftEntry(draft, outlook, locale));
  const messages = folder === 'inbox' ? mailbox.inbox : mailbox.sent;
  return messages.map((message) => ({
    id: message.id,
    who: folder === 'inbox' ? nameOf(message.from) : recipientsOf(message, outlook),
    subject: message.subject,
    preview: message.preview,
    time: readableTime(message.receivedAt, locale),
    unread: folder === 'inbox' && mailbox.isUnread(message.id),
    hasAttachments: message.attachments.some(({ isInline }) => !isInline),
    isDraft: false,
  }));
}

function draftEntry(draft: Draft, outlook: Outlook, locale: string): ListEntry {
  const state = draft.get();
  return {
    id: draft.id,
    who: recipientsOf(state, outlook),
    subject: state.subject,
    preview: previewOf(state.body),
    time: readableTime(new Date(state.changedAt).toISOString(), locale),
    unread: false,
    hasAttachments: state.attachments.length > 0,
    isDraft: true,
  };
}

/** The beginning of a body as text, its paragraphs in one line. */
function previewOf(html: string): string {
  const spaced = html.replaceAll(/<\/(?:p|div|li|h\d)>|<br\b/gi, ' $&');
  return new DOMParser().parseFromString(spaced, 'text/html').body.textContent.trim().slice(0, 120);
}

function recipientsOf(
  message: Pick<MessageSummary, 'to'> | ReturnType<Draft['get']>,
  { text }: Outlook,
): string {
  return message.to.map(nameOf).join(', ') || text.noRecipient;
}

function matches(entry: ListEntry, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return wanted === '' || `${entry.who} ${entry.subject} ${entry.preview}`.toLowerCase().includes(wanted);
}
