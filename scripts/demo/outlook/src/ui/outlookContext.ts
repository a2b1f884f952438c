import { createContext, useContext } from 'react';
import type { MessageSummary, Person } from '../../../contract/message.ts';
import type { NewMessageForm } from '../host/appMethods.ts';
import type { HostEnvironment } from '../host/environment.ts';
import type { Draft } from '../mail/draft.ts';
import type { DraftShelf } from '../state/draftShelf.ts';
import type { Text } from '../text/german.ts';
import type { Language } from '../text/language.ts';
import type { PaneRequest } from './TaskPane.tsx';

/** The pinned pane that goes along from draft to draft. */
export interface OnePane {
  readonly request: PaneRequest | null;
  readonly show: (request: PaneRequest | null) => void;
}

/** What every part of the window may use. */
export interface Outlook {
  readonly text: Text;
  readonly language: Language;
  readonly user: Person;
  readonly environment: HostEnvironment;
  readonly shelf: DraftShelf;
  /** Null where each draft has a pane of its own. */
  readonly onePane: OnePane | null;
  readonly compose: (form: Partial<NewMessageForm>) => void;
  readonly openDraft: (draft: Draft) => void;
  readonly openMessage: (id: string) => void;
  readonly closeDraft: (draft: Draft) => void;
  readonly discardDraft: (draft: Draft) => void;
  readonly removeMessage: (message: Pick<MessageSummary, 'id'>) => void;
  readonly announceSent: (to: string) => void;
}

export const OutlookContext = createContext<Outlook | null>(null);

export function useOutlook(): Outlook {
  const outlook = useContext(OutlookContext);
  if (outlook === null) throw new TypeError('OutlookContext is missing');
  return outlook;
}
