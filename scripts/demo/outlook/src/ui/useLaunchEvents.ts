import { useEffect } from 'react';
import type { Draft } from '../mail/draft.ts';
import { draftItem } from '../host/draftItem.ts';
import { atLeast } from '../host/requirements.ts';
import { runFunction } from '../host/runFunction.ts';
import { useOutlook } from './outlookContext.ts';

const NEEDS: Readonly<Record<string, string>> = {
  OnNewMessageCompose: '1.10',
  OnMessageAttachmentsChanged: '1.11',
  OnMessageRecipientsChanged: '1.11',
};

/** Runs the add-in's event handlers for an open draft, one after the other. */
export function useLaunchEvents(draft: Draft): void {
  const { environment, user, shelf } = useOutlook();
  useEffect(() => {
    let queue = Promise.resolve();
    const raise = (type: string): void => {
      const { addin, settings } = environment;
      const handler = addin.launchEvents.find((event) => event.type === type);
      const { eventPage } = addin;
      if (handler === undefined || eventPage === null || settings.eventsUnavailable) return;
      if (!atLeast(settings.mailboxSet, NEEDS[type] ?? '1.10')) return;
      queue = queue.then(async () => {
        const fault = await environment.claimFault(type);
        if (fault !== undefined) return;
        await runFunction({
          environment,
          pageUrl: eventPage,
          functionName: handler.functionName,
          sourceId: type,
          item: draftItem(draft, user, () => shelf.save(draft)),
          loadMs: settings.handlerLoadMs,
          killedAfterMs: settings.handlerKilledAfterMs,
        }).result;
      });
    };
    raise('OnNewMessageCompose');
    return draft.subscribeEvents((event) =>
      raise(event.kind === 'recipients' ? 'OnMessageRecipientsChanged' : 'OnMessageAttachmentsChanged'),
    );
  }, [draft, environment, shelf, user]);
}
