import { fromOffice } from './fromOffice.ts';
import type { Rung } from './ladder.ts';

type Item = Office.MessageCompose;

/** Short texts that stay with a mail, also when the pane is closed, by name. */
export interface DraftNotes {
  read(name: string): Promise<string | null>;
  write(name: string, value: string | null): Promise<void>;
}

/**
 * Internet headers where Outlook has them: the event handler reads them, too. Before, the add-in's own properties of
 * the item: they stay with the mailbox, and only the pane reads them.
 */
export function createDraftNotes(item: Item, { headers }: Pick<Rung, 'headers'>): DraftNotes {
  return headers ? inHeaders(item) : inProperties(item);
}

function inHeaders({ internetHeaders }: Item): DraftNotes {
  return {
    async read(name) {
      const headers = await fromOffice<Record<string, string>>((done) =>
        internetHeaders.getAsync([name], done),
      );
      // Exchange may give a header's name back in another case.
      const found = Object.entries(headers ?? {}).find(([known]) => known.toLowerCase() === name);
      return found?.[1] || null;
    },
    async write(name, value) {
      await fromOffice<unknown>((done) => {
        if (value === null) internetHeaders.removeAsync([name], done);
        else internetHeaders.setAsync({ [name]: value }, done);
      });
    },
  };
}

function inProperties(item: Item): DraftNotes {
  const load = () => fromOffice<Office.CustomProperties>((done) => item.loadCustomPropertiesAsync(done));
  return {
    async read(name) {
      const value: unknown = (await load()).get(name);
      return typeof value === 'string' && value !== '' ? value : null;
    },
    async write(name, value) {
      const properties = await load();
      if (value === null) properties.remove(name);
      else properties.set(name, value);
      await fromOffice<unknown>((done) => properties.saveAsync(done));
    },
  };
}
