import { useState } from 'react';
import { runFunction } from '../host/runFunction.ts';
import type { AddinButton, Surface } from '../host/manifest.ts';
import type { HostItem } from '../host/methods.ts';
import { useOutlook } from './outlookContext.ts';
import type { PaneRequest } from './TaskPane.tsx';

export interface PaneControl {
  readonly request: PaneRequest | null;
  readonly buttons: readonly AddinButton[];
  readonly press: (button: AddinButton) => void;
  /** As a Smart Alert or a notification asks for it. */
  readonly command: (commandId: string, contextData: string) => void;
  readonly close: () => void;
}

/** The add-in's buttons of one window, and the pane they open. */
export function usePane(surface: Surface, item: HostItem | null): PaneControl {
  const { environment, onePane } = useOutlook();
  const [ownRequest, setOwnRequest] = useState<PaneRequest | null>(null);
  const shared = surface === 'compose' ? onePane : null;
  const request = shared ? shared.request : ownRequest;
  const setRequest = shared ? shared.show : setOwnRequest;
  const buttons = environment.addin.buttons.filter((button) => button.surface === surface);

  const run = (button: AddinButton, context: string): void => {
    const { action, id } = button;
    if (action.kind === 'pane') {
      setRequest({ commandId: id, url: action.url, canPin: action.canPin, context });
      return;
    }
    const { functionPage } = environment.addin;
    if (functionPage === null || item === null) return;
    runFunction({
      environment,
      pageUrl: functionPage,
      functionName: action.name,
      sourceId: id,
      item,
      loadMs: environment.settings.handlerLoadMs,
      killedAfterMs: environment.settings.handlerKilledAfterMs,
    });
  };
  return {
    request,
    buttons,
    press: (button) => {
      if (request?.commandId === button.id) setRequest(null);
      else run(button, '');
    },
    command(commandId, contextData) {
      const button = environment.addin.buttons.find(({ id }) => id === commandId);
      if (button !== undefined) run(button, contextData);
    },
    close: () => setRequest(null),
  };
}
