import { openDraft, type Draft, type DraftContent } from '../mail/draft.ts';

export interface DraftShelf {
  /** Newest first; the same array until something changes. */
  readonly list: () => readonly Draft[];
  readonly add: (content: DraftContent) => Draft;
  readonly find: (id: string) => Draft | undefined;
  readonly remove: (id: string) => void;
  readonly save: (draft: Draft) => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
}

interface KeptDraft {
  readonly id: string;
  readonly changedAt: number;
  readonly content: DraftContent;
}

const DATABASE = 'demo-outlook';
const STORE = 'drafts';
const SAVE_AFTER_MS = 400;

/** All drafts, kept in this browser so that they survive a reload. */
export async function openDraftShelf(): Promise<DraftShelf> {
  const database = await openDatabase();
  const listeners = new Set<() => void>();
  let drafts: readonly Draft[] = (await keptDrafts(database)).map(revive);

  const changed = (): void => {
    drafts = drafts.toSorted((a, b) => b.get().changedAt - a.get().changedAt);
    listeners.forEach((listener) => listener());
  };
  const save = (draft: Draft): Promise<void> => keep(database, draft);
  const follow = (draft: Draft): void => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    draft.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!drafts.includes(draft)) return;
        void save(draft);
        changed();
      }, SAVE_AFTER_MS);
    });
    // A closing window does not wait for timers.
    addEventListener('pagehide', () => {
      if (drafts.includes(draft)) void save(draft);
    });
  };
  drafts.forEach(follow);

  return {
    list: () => drafts,
    add(content) {
      const draft = openDraft(crypto.randomUUID(), content);
      drafts = [draft, ...drafts];
      follow(draft);
      void save(draft);
      changed();
      return draft;
    },
    find: (id) => drafts.find((draft) => draft.id === id),
    remove(id) {
      drafts = drafts.filter((draft) => draft.id !== id);
      void forget(database, id);
      changed();
    },
    save,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Ids of attachments are good for one session only, as in Outlook on the web. */
function revive({ id, changedAt, content }: KeptDraft): Draft {
  const attachments = content.attachments.map((each) => ({ ...each, id: crypto.randomUUID() }));
  return openDraft(id, { ...content, attachments }, changedAt);
}

async function keep(database: IDBDatabase, draft: Draft): Promise<void> {
  const { id, changedAt, notifications: _notKept, ...content } = draft.get();
  const kept: KeptDraft = { id, changedAt, content };
  await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).put(kept));
}

async function forget(database: IDBDatabase, id: string): Promise<void> {
  await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).delete(id));
}

async function keptDrafts(database: IDBDatabase): Promise<KeptDraft[]> {
  const store: IDBObjectStore = database.transaction(STORE).objectStore(STORE);
  const kept = await settled<KeptDraft[]>(store.getAll());
  return kept.toSorted((a, b) => b.changedAt - a.changedAt);
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('database'));
  });
}
