import { Button } from '@fluentui/react-components';
import { DismissRegular, DraftsRegular, MailInboxRegular } from '@fluentui/react-icons';
import type { Draft } from '../mail/draft.ts';
import { useOutlook } from './outlookContext.ts';
import { useDraftState } from './useDraftState.ts';

interface WindowTabsProps {
  readonly drafts: readonly Draft[];
  readonly activeId: string | null;
  readonly onReading: () => void;
  readonly onDraft: (draft: Draft) => void;
}

/** Drafts stay open while mail is read: their panes go on working. */
export function WindowTabs({ drafts, activeId, onReading, onDraft }: WindowTabsProps) {
  const { text } = useOutlook();
  if (drafts.length === 0) return null;
  return (
    <nav className="tabs" aria-label={text.openWindows}>
      <button type="button" className="tab" aria-current={activeId === null} onClick={onReading}>
        <MailInboxRegular />
        <span>{text.inbox}</span>
      </button>
      {drafts.map((draft) => (
        <DraftTab key={draft.id} draft={draft} active={draft.id === activeId} onOpen={() => onDraft(draft)} />
      ))}
    </nav>
  );
}

function DraftTab({ draft, active, onOpen }: { draft: Draft; active: boolean; onOpen: () => void }) {
  const { text, closeDraft } = useOutlook();
  const subject = useDraftState(draft).subject || text.noSubject;
  return (
    <span className="tab-pair" aria-current={active}>
      <button type="button" className="tab" aria-current={active} onClick={onOpen}>
        <DraftsRegular />
        <span>{subject}</span>
      </button>
      <Button
        appearance="transparent"
        size="small"
        icon={<DismissRegular />}
        aria-label={text.closeDraft(subject)}
        onClick={() => closeDraft(draft)}
      />
    </span>
  );
}
