import { DOWNLOAD_SCOPE } from '../worker/deskMessages.ts';
import { knownNotToStream } from './knownNotToStream.ts';
import { memorySaver } from './memorySaver.ts';
import type { Saver } from './saver.ts';
import { createStreamSaver, type StreamSaverParts } from './streamSaver.ts';

const REGISTERED_WITHIN_MS = 10_000;

/** What choosing needs of the browser. */
export interface SaverParts {
  /** Undefined in private windows of some browsers and in apps that show web pages. */
  readonly serviceWorker: ServiceWorkerContainer | undefined;
  readonly userAgent: string;
  readonly goTo: StreamSaverParts['goTo'];
  /** `/download-worker.js`, as a script address that may be run. */
  readonly workerUrl: string;
}

/** The best way to save that this browser has. Never rejects. */
export async function chooseSaver(parts: SaverParts): Promise<Saver> {
  const { serviceWorker, userAgent } = parts;
  if (!serviceWorker || knownNotToStream(userAgent)) return memorySaver;
  try {
    const registration = await serviceWorker.register(parts.workerUrl, { scope: DOWNLOAD_SCOPE });
    const desk = await activeWorker(registration);
    return createStreamSaver({ desk, goTo: parts.goTo });
  } catch {
    return memorySaver;
  }
}

async function activeWorker(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const worker = registration.active ?? registration.installing ?? registration.waiting;
  if (!worker) throw new TypeError('a registration has a worker');
  if (worker.state === 'activated') return worker;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TypeError('not active in time')), REGISTERED_WITHIN_MS);
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'activated' && worker.state !== 'redundant') return;
      clearTimeout(timer);
      if (worker.state === 'activated') resolve(worker);
      else reject(new TypeError('replaced'));
    });
  });
}
