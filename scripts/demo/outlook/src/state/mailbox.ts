import { useCallback, useEffect, useState } from 'react';
import type { MessageSummary } from '../../../contract/message.ts';
import { api, onMailChange } from '../api.ts';

export interface Mailbox {
  readonly inbox: readonly MessageSummary[];
  readonly sent: readonly MessageSummary[];
  readonly isUnread: (id: string) => boolean;
  readonly markRead: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly unreachable: boolean;
}

const READ = 'read-messages';

/** The clerk's mail, as it is in the catcher, kept up to date. */
export function useMailbox(address: string): Mailbox {
  const [messages, setMessages] = useState<readonly MessageSummary[]>([]);
  const [unreachable, setUnreachable] = useState(false);
  const [read, setRead] = useState(readIds);

  useEffect(() => {
    const load = (): void => {
      api.messages().then(
        (loaded) => {
          setMessages(loaded);
          setUnreachable(false);
        },
        () => setUnreachable(true),
      );
    };
    return onMailChange(load);
  }, []);

  const markRead = useCallback((id: string) => {
    setRead((before) => {
      if (before.has(id)) return before;
      const after = new Set(before).add(id);
      localStorage.setItem(READ, JSON.stringify([...after]));
      return after;
    });
  }, []);

  return {
    inbox: messages.filter(({ recipients }) => recipients.includes(address)),
    sent: messages.filter(({ from }) => from.address === address),
    isUnread: (id) => !read.has(id),
    markRead,
    remove: (id) => void api.removeMessage(id).catch(() => setUnreachable(true)),
    unreachable,
  };
}

function readIds(): ReadonlySet<string> {
  const kept: unknown = JSON.parse(localStorage.getItem(READ) ?? '[]');
  return new Set(Array.isArray(kept) ? kept.map(String) : []);
}
