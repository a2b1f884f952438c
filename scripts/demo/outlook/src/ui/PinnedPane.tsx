import { useMemo } from 'react';
import { draftItem } from '../host/draftItem.ts';
import type { Draft } from '../mail/draft.ts';
import { useOutlook } from './outlookContext.ts';
import { type PaneRequest, TaskPane } from './TaskPane.tsx';

/** One pane beside whichever draft is in front: it is told when that is another one. */
export function PinnedPane({ request, draft }: { request: PaneRequest; draft: Draft | null }) {
  const { user, shelf, onePane } = useOutlook();
  const item = useMemo(() => draft && draftItem(draft, user, () => shelf.save(draft)), [draft, shelf, user]);
  return (
    <TaskPane
      key={request.commandId}
      request={request}
      item={item}
      pin={null}
      onClose={() => onePane?.show(null)}
      onReply={() => undefined}
    />
  );
}
