import { Avatar } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons';
import { useRef, type KeyboardEvent } from 'react';
import { useOutlook } from './outlookContext.ts';

export interface ListEntry {
  readonly id: string;
  readonly who: string;
  readonly subject: string;
  readonly preview: string;
  readonly time: string;
  readonly unread: boolean;
  readonly hasAttachments: boolean;
  readonly isDraft: boolean;
}

interface MessageListProps {
  readonly label: string;
  readonly entries: readonly ListEntry[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}

/** Moves with the arrow keys, opens with Enter or a click. */
export function MessageList({ label, entries, chosenId, onChoose }: MessageListProps) {
  const { text } = useOutlook();
  const list = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const index = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.min(Math.max(index + step, 0), buttons.length - 1)]?.focus();
  };
  if (entries.length === 0) return <p className="faint empty">{text.noMessages}</p>;
  return (
    <ul className="entries" ref={list} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <button
            type="button"
            className="entry"
            data-entry={entry.id}
            data-unread={entry.unread || undefined}
            aria-current={entry.id === chosenId}
            onClick={() => onChoose(entry.id)}
            onKeyDown={move}
          >
            <Avatar name={entry.who} color="colorful" size={32} aria-hidden />
            <span className="entry-text">
              <span className="entry-top">
                <span className="entry-who">{entry.who}</span>
                {entry.hasAttachments && <AttachRegular aria-label={text.hasAttachments} />}
                <span className="faint">{entry.time}</span>
              </span>
              <span className="entry-subject">
                {entry.isDraft && <em>[{text.draftLabel}] </em>}
                {entry.subject || text.noSubject}
                {entry.unread && <span className="visually-hidden">, {text.unread}</span>}
              </span>
              <span className="faint entry-preview">{entry.preview}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
