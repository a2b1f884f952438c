import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import type { Connection } from '@siegelpost/shared/client/request';
import { buildLink, findLink, type FoundLink } from '@siegelpost/shared/link/link';
import '@kern-ux/native/dist/kern.min.css';
import { connectTransfer } from '@siegelpost/shared/transfer/connectTransfer';
import { type ReactNode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { loadConversation } from './loadConversation.ts';
import { earlyNotice, takingEarly } from './early.ts';
import { embeddedPolicy } from './embeddedPolicy.ts';
import { createLeaveGuard } from './leaving.ts';
import { readAddress, type StartingPoint } from './open/startingPoint.ts';
import { readNotice } from './open/readNotice.ts';
import type { FirstParts } from './commonParts.ts';
import type { Parts } from './parts.ts';
import { rememberedLanguage, rememberLanguage } from './text/rememberedLanguage.ts';
import './styles/page.css';
import './styles/print.css';
import { german, pickLanguage } from './text/languages.ts';
import { loadText, type Text } from './text/text.ts';
import { createScriptUrlPolicy } from './trustedScriptUrl.ts';
import { isAble } from './isAble.ts';
import { nextTask } from './nextTask.ts';
import { readDropInPlace } from './writeFirst/dropInPlace.ts';
// oxlint-disable-next-line import/default -- Vite answers this with an address
import transferWorkerUrl from './worker/transferWorker.ts?worker&url';

const DOWNLOAD_WORKER_URL = '/download-worker.js';

const leaving = createLeaveGuard(window);
const connection: Connection = {
  origin: window.location.origin,
  fetch: takingEarly(earlyNotice, window.fetch.bind(window)),
  language: () => document.documentElement.lang,
};

const root = document.querySelector('#root');
// Where something is missing that nothing works without, the page that says so stays.
if (root && isAble(window)) void show(root);

/**
 * Not awaited by this module: what it loads may need something that lies in the same file. In a task each, and rendered
 * in slices: an old phone stays awake while the page is made.
 */
async function show(element: Element): Promise<void> {
  await nextTask();
  const page = await firstPage();
  await nextTask();
  const root = createRoot(element);
  await nextTask();
  startTransition(() => root.render(page));
}

/** Who writes first needs a page of its own; nobody who opens a link waits for it. */
async function firstPage(): Promise<ReactNode> {
  const text = await firstText();
  await nextTask();
  const place = readDropInPlace(window.location.pathname);
  if (!place) return <App parts={createParts(text)} />;
  const { createWriteFirst } = await import('./writeFirst/createWriteFirst.tsx');
  return createWriteFirst(place, firstParts(text), connection);
}

/** In the language chosen before or by the browser; in German where that cannot be had. */
async function firstText(): Promise<Text> {
  const language = pickLanguage(rememberedLanguage(), navigator.languages);
  return loadText(language).catch(() => loadText(german));
}

function createParts(text: Text): Parts {
  const scriptUrl = createScriptUrlPolicy(window.trustedTypes, [transferWorkerUrl, DOWNLOAD_WORKER_URL]);
  // Another link in the same address field changes nothing but the fragment.
  window.addEventListener('hashchange', () => window.location.reload());
  hideSecretInPrint();
  return {
    readNotice: (link) => readNotice(link, connection),
    loadConversation,
    transfer: once(() => connectTransfer(new Worker(scriptUrl(transferWorkerUrl), { type: 'module' }))),
    start: restoreAddress(),
    showAddress,
    downloadWorkerUrl: scriptUrl(DOWNLOAD_WORKER_URL),
    goToDownload: (path) => leaving.download(() => window.location.assign(path)),
    ...firstParts(text),
  };
}

/** What both pages need. */
function firstParts(text: Text): FirstParts {
  return {
    policy: embeddedPolicy(document) ?? readPolicy(connection),
    text,
    rememberLanguage: ({ id }) => rememberLanguage(id),
    now: () => Date.now(),
    holdPage: leaving.hold,
  };
}

/**
 * Reads the address and writes it as it was sent, so that a reload does not send the secret to the server again. As it
 * was found it is kept with the history entry: that a mail system saw it, and all of it while the page is printed.
 */
function restoreAddress(): StartingPoint {
  const start = readAddress(window.location.href);
  const link = findLink(String(window.history.state)) ?? (start.kind === 'link' ? start.link : undefined);
  if (!link) return start;
  showAddress(link);
  return { kind: 'link', link };
}

function showAddress(link: FoundLink): void {
  const address = buildLink(window.location.origin, link);
  window.history.replaceState(link.seenByMailSystem ? address.replace('#', '%23') : address, '', address);
}

/** Browsers print the address of a page, and what is printed gets filed and shown: the secret is not on it. */
function hideSecretInPrint(): void {
  const { history, location } = window;
  window.addEventListener('beforeprint', () => history.replaceState(history.state, '', location.pathname));
  window.addEventListener('afterprint', restoreAddress);
}

/** Lazily, because checking answers takes a library that the first screen does not need. */
async function readPolicy(connection: Connection): Promise<PublicPolicy> {
  const { createApi } = await import('@siegelpost/shared/client/api');
  return createApi(connection).policy();
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
