import { Button, ToggleButton } from '@fluentui/react-components';
import { DismissRegular, PinFilled, PinRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import { connectAddinFrame, type AddinFrame } from '../host/addinFrame.ts';
import type { InlineDialog } from '../host/dialogs.ts';
import { addinFrameElement } from '../host/frameElement.ts';
import type { HostItem } from '../host/methods.ts';
import { ENTER_AREA, goToNextArea } from './areas.ts';
import { AddinDialog } from './AddinDialog.tsx';
import { focusBeside } from './focusBeside.ts';
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
  /** Null where there is nothing to pin: a draft keeps its pane anyway. */
  readonly pin: { readonly pinned: boolean; readonly onPin: (pinned: boolean) => void } | null;
  readonly onClose: () => void;
  readonly onReply: (html: string, toAll: boolean) => void;
}

/** The add-in's pane: its real page, in a frame, over the real protocol. */
export function TaskPane({ request, item, pin, onClose, onReply }: TaskPaneProps) {
  const outlook = useOutlook();
  const { text, environment } = outlook;
  const [dialog, setDialog] = useState<InlineDialog | null>(null);
  const pane = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const frame = useRef<AddinFrame | null>(null);
  // The frame outlives many renderings; it must see what holds now.
  const now = useRef({ outlook, request, item, onClose, onReply });
  useEffect(() => {
    now.current = { outlook, request, item, onClose, onReply };
  });

  const { commandId, url } = request;
  useEffect(() => {
    let iframe: HTMLIFrameElement | undefined;
    const title = now.current.outlook.text.paneTitle(now.current.outlook.environment.addin.name);
    const connected = connectAddinFrame({
      environment: now.current.outlook.environment,
      controlId: commandId,
      url,
      target: () => iframe?.contentWindow ?? null,
      item: () => now.current.item,
      dialogs: { show: setDialog, hide: () => setDialog(null) },
      actions: {
        newMessage: (form) => now.current.outlook.compose(form),
        openMessage: (id) => now.current.outlook.openMessage(id),
        reply: (html, toAll) => now.current.onReply(html, toAll),
        closePane: () => now.current.onClose(),
        focusLeft: (backwards) => iframe && focusBeside(iframe, backwards),
        areaLeft: goToNextArea,
        initialisationContext: () => now.current.request.context,
      },
    });
    iframe = addinFrameElement({ name: connected.name, url, title });
    place.current?.append(iframe);
    frame.current = connected;
    const area = pane.current;
    const enter = (event: Event): void => {
      event.preventDefault();
      iframe?.focus();
      connected.focusIn();
    };
    area?.addEventListener(ENTER_AREA, enter);
    return () => {
      area?.removeEventListener(ENTER_AREA, enter);
      connected.close();
      iframe.remove();
    };
  }, [commandId, url]);

  const shown = useRef(item);
  useEffect(() => {
    if (shown.current !== item) frame.current?.itemChanged();
    shown.current = item;
  }, [item]);

  return (
    <aside ref={pane} className="task-pane" data-area aria-label={text.paneTitle(environment.addin.name)}>
      <header>
        <h2>{environment.addin.name}</h2>
        {pin && request.canPin && (
          <ToggleButton
            appearance="subtle"
            size="small"
            icon={pin.pinned ? <PinFilled /> : <PinRegular />}
            aria-label={text.pinPane}
            checked={pin.pinned}
            onClick={() => pin.onPin(!pin.pinned)}
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
      <div className="task-pane-page" ref={place} />
      {dialog && <AddinDialog dialog={dialog} />}
    </aside>
  );
}
