import { SavingError } from '../failure.ts';
import type { FromDesk } from '../worker/deskMessages.ts';
import type { Desk } from './desk.ts';

/** Browsers end a service worker 30 seconds after the last message, even while it streams (Firefox). */
const PING_EVERY_MS = 5000;

export interface Heart {
  /** To be called with every piece: a hidden tab's clock is too slow. */
  readonly beat: () => void;
  /** The service worker was restarted and has forgotten the file. */
  readonly isLost: () => boolean;
  /** Rejects when that happens. */
  readonly stopped: Promise<never>;
  readonly stop: () => void;
}

/** Keeps the service worker alive while it hands out a file. */
export function keepDeskAlive(desk: Desk, id: string, onLost: () => void): Heart {
  let reject: (reason: SavingError) => void = () => undefined;
  const stopped = new Promise<never>((_, rejected) => (reject = rejected));
  stopped.catch(() => undefined);
  let last = Date.now();
  let lost = false;
  const ping = () => {
    last = Date.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<FromDesk>) => {
      port1.close();
      if (data.kind !== 'unknown') return;
      lost = true;
      reject(new SavingError('saving-interrupted'));
      onLost();
    };
    desk.postMessage({ kind: 'ping', id }, [port2]);
  };
  const beat = () => {
    if (Date.now() - last >= PING_EVERY_MS) ping();
  };
  const timer = setInterval(ping, PING_EVERY_MS);
  return { beat, isLost: () => lost, stopped, stop: () => clearInterval(timer) };
}
