import type { DraftPlace } from './draftPlace.ts';
import { createTurns } from './inTurn.ts';
import type { Rung } from './ladder.ts';

/** Short texts that stay with a mail, also when the pane is closed, by name. */
export interface DraftNotes {
  read(name: string): Promise<string | null>;
  write(name: string, value: string | null): Promise<void>;
}

/**
 * Internet headers where Outlook has them: the event handler reads them, too. Before, the add-in's own properties of
 * the item, which the event handler reads only there.
 */
export function createDraftNotes(
  place: DraftPlace,
  properties: DraftNotes,
  { headers }: Pick<Rung, 'headers'>,
): DraftNotes {
  return headers ? inHeaders(place) : properties;
}

function inHeaders(place: DraftPlace): DraftNotes {
  return {
    async read(name) {
      const headers = await place.ask<Record<string, string>>(({ internetHeaders }, done) =>
        internetHeaders.getAsync([name], done),
      );
      // Exchange may give a header's name back in another case.
      const found = Object.entries(headers ?? {}).find(([known]) => known.toLowerCase() === name);
      return found?.[1] || null;
    },
    async write(name, value) {
      await place.ask<unknown>(({ internetHeaders }, done) => {
        if (value === null) internetHeaders.removeAsync([name], done);
        else internetHeaders.setAsync({ [name]: value }, done);
      });
    },
  };
}

/** The add-in's own properties of the item: they stay with the mailbox. Saving saves all, so that one follows the other. */
export function createDraftProperties(place: DraftPlace): DraftNotes {
  const inTurn = createTurns();
  const load = () => place.ask<Office.CustomProperties>((item, done) => item.loadCustomPropertiesAsync(done));
  return {
    read: (name) =>
      inTurn(async () => {
        const value: unknown = (await load()).get(name);
        return typeof value === 'string' && value !== '' ? value : null;
      }),
    write: (name, value) =>
      inTurn(async () => {
        const properties = await load();
        if (value === null) properties.remove(name);
        else properties.set(name, value);
        await place.ask<unknown>((_, done) => properties.saveAsync(done));
      }),
  };
}
