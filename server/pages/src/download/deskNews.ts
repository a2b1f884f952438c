import { SavingError } from '../failure.ts';
import type { FromDesk } from '../worker/deskMessages.ts';

/** What the service worker says about one file. */
export interface DeskNews {
  /** Waits for one kind of news. @throws SavingError */
  hear(kind: 'offered' | 'taken' | 'ended', withinMs?: number): Promise<void>;
  close(): void;
}

export function deskNews(port: MessagePort): DeskNews {
  const known = new Set<FromDesk['kind']>();
  let wake: () => void = () => undefined;
  port.onmessage = ({ data }: MessageEvent<FromDesk>) => {
    known.add(data.kind);
    wake();
  };
  return {
    async hear(kind, withinMs) {
      let late = false;
      const timer = withinMs === undefined ? undefined : setTimeout(() => ((late = true), wake()), withinMs);
      while (!known.has(kind) && !known.has('dropped') && !late) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      clearTimeout(timer);
      if (!known.has(kind)) throw new SavingError(kind === 'ended' ? 'saving-interrupted' : 'saving-blocked');
    },
    close: () => port.close(),
  };
}
