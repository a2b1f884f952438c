import type { ToDesk } from './deskMessages.ts';
import { DownloadDesk } from './downloadDesk.ts';

declare const self: ServiceWorkerGlobalScope;

const desk = new DownloadDesk();

self.addEventListener('message', ({ data, ports }: ExtendableMessageEvent) => {
  desk.receive(data as ToDesk, ports);
});
self.addEventListener('fetch', (event: FetchEvent) => {
  event.respondWith(desk.answer(event.request.url));
});
