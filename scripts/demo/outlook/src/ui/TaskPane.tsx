import { Button, ToggleButton } from '@fluentui/react-components';
import { DismissRegular, PinFilled, PinRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { connectAddinFrame } from '../host/addinFrame.ts';
import type { InlineDialog } from '../host/dialogs.ts';
import type { HostItem } from '../host/methods.ts';
import { AddinDialog } from './AddinDialog.tsx';
import { useOutlook } from './outlookContext.ts';

export interface PaneRequest {
  readonly commandId: string;
  readonly url: string;
  readonly canPin: boolean;
  /** What `getInitializationContextAsync` answers. */
  readonly context: string;
}

interface TaskPaneProps {
  readonly request: PaneRequest;
  readonly item: HostItem | null;
  readonly pinned: boolean;
  readonly onPin: (pinned: boolean) => void;
  readonly onClose: () => void;
  readonly onReply: (html: string, toAll: boolean) => void;
}

/** The add-in's pane: its real page, in a frame, over the real protocol. */
export function TaskPane({ request, item, pinned, onPin, onClose, onReply }: TaskPaneProps) {
  const outlook = useOutlook();
  const { text, environment } = outlook;
  const [dialog, setDialog] = useState<InlineDialog | null>(null);
  const iframe = useRef<HTMLIFrameElement>(null);
  const now = useRef({ request, item, onClose, onReply });
  useEffect(() => {
    now.current = { request, item, onClose, onReply };
  });

  const [frame] = useState(() =>
    connectAddinFrame({
      environment,
      controlId: request.commandId,
      url: request.url,
      target: () => iframe.current?.contentWindow ?? null,
      item: () => now.current.item,
      dialogs: { show: setDialog, hide: () => setDialog(null) },
      actions: {
        newMessage: (form) => outlook.compose(form),
        openMessage: (id) => outlook.openMessage(id),
        reply: (html, toAll) => now.current.onReply(html, toAll),
        closePane: () => now.current.onClose(),
        initialisationContext: () => now.current.request.context,
      },
    }),
  );
  useEffect(() => () => frame.close(), [frame]);

  const shown = useRef(item);
  useEffect(() => {
    if (shown.current !== item) frame.itemChanged();
    shown.current = item;
  }, [frame, item]);

  return (
    <aside className="task-pane" aria-label={text.paneTitle(environment.addin.name)}>
      <header>
        <h2>{environment.addin.name}</h2>
        {request.canPin && (
          <ToggleButton
            appearance="subtle"
            size="small"
            icon={pinned ? <PinFilled /> : <PinRegular />}
            aria-label={text.pinPane}
            checked={pinned}
            onClick={() => onPin(!pinned)}
          />
        )}
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          aria-label={text.closePane}
          onClick={onClose}
        />
      </header>
      <iframe
        ref={iframe}
        name={frame.name}
        src={request.url}
        title={text.paneTitle(environment.addin.name)}
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"
        allow="clipboard-write"
      />
      {dialog && <AddinDialog dialog={dialog} />}
    </aside>
  );
}
