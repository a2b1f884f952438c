import { Button, CounterBadge } from '@fluentui/react-components';
import { DraftsRegular, MailInboxRegular, MailTemplateRegular, SendRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useOutlook } from './outlookContext.ts';

export type Folder = 'inbox' | 'drafts' | 'sent';

interface FolderRailProps {
  readonly folder: Folder;
  readonly counts: Readonly<Record<Folder, number>>;
  readonly onFolder: (folder: Folder) => void;
  readonly onCompose: () => void;
}

export function FolderRail({ folder, counts, onFolder, onCompose }: FolderRailProps) {
  const { text } = useOutlook();
  const entry = (name: Folder, label: string, icon: ReactElement) => (
    <li key={name}>
      <button
        type="button"
        className="folder"
        data-folder={name}
        aria-current={folder === name}
        title={label}
        onClick={() => onFolder(name)}
      >
        {icon}
        <span>{label}</span>
        {counts[name] > 0 && <CounterBadge count={counts[name]} size="small" appearance="filled" />}
      </button>
    </li>
  );
  return (
    <nav className="rail" data-area aria-label={text.folders}>
      <Button
        appearance="primary"
        icon={<MailTemplateRegular />}
        onClick={onCompose}
        className="new-mail"
        title={text.newMessage}
        data-action="new-mail"
      >
        <span>{text.newMessage}</span>
      </Button>
      <ul>
        {entry('inbox', text.inbox, <MailInboxRegular />)}
        {entry('drafts', text.drafts, <DraftsRegular />)}
        {entry('sent', text.sentItems, <SendRegular />)}
      </ul>
    </nav>
  );
}
