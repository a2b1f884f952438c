import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { createApi } from '@siegelpost/shared/client/api';
import { newPassword } from '@siegelpost/shared/envelope/passphrase';
import { connectTransfer, connectTransferLater } from '@siegelpost/shared/transfer/connectTransfer';
import { createRoot } from 'react-dom/client';
import { createDeviceKeyring } from '../keyring/deviceKeyring.ts';
import { openDeviceStore } from '../keyring/deviceStore.ts';
import { createOfficeMailbox } from '../mailbox/officeMailbox.ts';
import { createText, type Language, languageOf } from '../text/text.ts';
import { App } from './app/App.tsx';
import { shareKeysWithOffice } from './app/shareKeys.ts';
import './pane.css';
import type { PaneParts } from './parts/pane.ts';
import { createTransfers } from './parts/transfers.ts';
import { headStart } from './signIn/headStart.ts';

// For whoever measures how long the pane takes to open.
performance.mark('siegelpost begins');

const root = document.getElementById('root');
if (!root) throw new TypeError('taskpane.html has no #root');

// A file dropped beside the drop zone would replace the pane.
for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault());

const { origin } = window.location;
const keyring = createDeviceKeyring(openDeviceStore());
const now = () => new Date();

// While office.js speaks with Outlook.
const withHeadStart = headStart({ keyring, openApi: openApiIn(languageOf(navigator.language)), now });

void Office.onReady(({ host, platform }) => {
  performance.mark('office.js ready');
  if (platform === Office.PlatformType.OfficeOnline) shareKeysWithOffice();
  if (host === Office.HostType.Outlook) show(root, withHeadStart(buildParts()));
  else explain(root);
});

function buildParts(): PaneParts {
  const mailbox = createOfficeMailbox(Office);
  const text = createText(languageOf(mailbox.language));
  document.documentElement.lang = text.language;
  // An answer is opened at once; a form does without the worker until something is filled in.
  const isForm = mailbox.item()?.kind === 'draft';
  const transfer = isForm ? connectTransferLater(startWorker) : connectTransfer(startWorker());
  return {
    mailbox,
    text,
    origin,
    transfer,
    transfers: createTransfers(transfer, () => connectTransfer(startWorker())),
    keyring,
    openApi: openApiIn(text.language),
    now,
    newPassword,
  };
}

function startWorker(): Worker {
  return new Worker(new URL('../worker/transferWorker.ts', import.meta.url), { type: 'module' });
}

function openApiIn(language: Language): PaneParts['openApi'] {
  return (token) =>
    createApi({
      origin,
      fetch: (input, init) => fetch(input, init),
      token: () => token ?? undefined,
      language: () => language,
    });
}

function show(place: HTMLElement, parts: PaneParts): void {
  // Styles are made at run time; the policy lets them in by the nonce of this page.
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
  const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
  createRoot(place).render(
    <RendererProvider renderer={renderer} targetDocument={document}>
      <App parts={parts} />
    </RendererProvider>,
  );
}

/** Somebody opened the address in a browser. */
function explain(place: HTMLElement): void {
  const text = createText(languageOf(navigator.language));
  document.documentElement.lang = text.language;
  const paragraph = document.createElement('p');
  paragraph.className = 'before';
  paragraph.textContent = text.say('app.outsideOutlook');
  place.replaceChildren(paragraph);
}
