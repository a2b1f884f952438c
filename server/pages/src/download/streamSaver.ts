import { portFeeder, portStream } from '@siegelpost/shared/transfer/portStream';
import { SavingError } from '../failure.ts';
import type { Desk } from './desk.ts';
import { deskNews } from './deskNews.ts';
import { DOWNLOAD_SCOPE } from '../worker/deskMessages.ts';
import { createGate } from './gate.ts';
import { keepDeskAlive } from './keepDeskAlive.ts';
import { relay } from './relay.ts';
import type { SavedFile, Saver, Saving } from './saver.ts';

/** The browser comes for the file at once or, where it blocks downloads, never. */
const TAKEN_WITHIN_MS = 15_000;

/** What saving as a stream needs of the browser. */
export interface StreamSaverParts {
  /** The active service worker. */
  readonly desk: Desk;
  /** Sends the browser to an address that answers with an attachment, so that the page stays. */
  readonly goTo: (path: string) => void;
}

/** Saves through the service worker: the file is a stream from network to disk, of any size. */
export function createStreamSaver(parts: StreamSaverParts): Saver {
  return { limitBytes: null, begin: (file) => begin(file, parts) };
}

async function begin(file: SavedFile, { desk, goTo }: StreamSaverParts): Promise<Saving> {
  const id = crypto.randomUUID();
  const fromTransfer = new MessageChannel();
  const toDesk = new MessageChannel();
  const { port1, port2 } = new MessageChannel();
  const news = deskNews(port1);
  const ended = new AbortController();
  const gate = createGate();
  const feeder = portFeeder(toDesk.port1, ended.signal);
  desk.postMessage({ kind: 'offer', id, name: file.name, bytes: file.bytes }, [toDesk.port2, port2]);
  // A request that came before the offer would find nothing.
  await news.hear('offered', TAKEN_WITHIN_MS);
  // The name stays out of the address: whatever gets past the service worker reaches the server.
  goTo(`${DOWNLOAD_SCOPE}${id}`);
  await news.hear('taken', TAKEN_WITHIN_MS);

  const heart = keepDeskAlive(desk, id, () => ended.abort());
  const source = portStream(fromTransfer.port2);
  const passed = relay(source, feeder, { signal: ended.signal, gate, onPiece: heart.beat });
  const finished = passed
    .then(() => Promise.race([news.hear('ended'), heart.stopped]))
    .catch((error: unknown) => {
      throw heart.isLost() ? new SavingError('saving-interrupted', { cause: error }) : error;
    })
    .finally(() => {
      heart.stop();
      news.close();
    });
  // Whoever began it hears of a failure from `finished`; until then nobody must.
  finished.catch(() => undefined);
  return {
    port: fromTransfer.port1,
    finished,
    pause: gate.close,
    resume: gate.open,
    cancel: () => ended.abort(),
  };
}
