import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { createApi } from '@siegelpost/shared/client/api';
import { newPassword } from '@siegelpost/shared/envelope/passphrase';
import { connectTransfer } from '@siegelpost/shared/transfer/connectTransfer';
import { createRoot } from 'react-dom/client';
import { createDeviceKeyring } from '../keyring/deviceKeyring.ts';
import { openDeviceStore } from '../keyring/deviceStore.ts';
import { createOfficeMailbox } from '../mailbox/officeMailbox.ts';
import { createText, languageOf } from '../text/text.ts';
import { App } from './app/App.tsx';
import { shareKeysWithOffice } from './app/shareKeys.ts';
import './pane.css';
import type { PaneParts } from './parts/pane.ts';
import { createTransfers } from './parts/transfers.ts';

// For whoever measures how long the pane takes to open.
performance.mark('siegelpost begins');

const root = document.getElementById('root');
if (!root) throw new TypeError('taskpane.html has no #root');

// A file dropped beside the drop zone would replace the pane.
for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => event.preventDefault());

// Opened while office.js speaks with Outlook.
const deviceStore = openDeviceStore();

void Office.onReady(({ host, platform }) => {
  performance.mark('office.js ready');
  if (platform === Office.PlatformType.OfficeOnline) shareKeysWithOffice();
  if (host === Office.HostType.Outlook) show(root, buildParts());
  else explain(root);
});

function buildParts(): PaneParts {
  const mailbox = createOfficeMailbox(Office);
  const text = createText(languageOf(mailbox.language));
  document.documentElement.lang = text.language;
  const startWorker = () =>
    connectTransfer(new Worker(new URL('../worker/transferWorker.ts', import.meta.url), { type: 'module' }));
  const transfer = startWorker();
  const { origin } = window.location;
  return {
    mailbox,
    text,
    origin,
    transfer,
    transfers: createTransfers(transfer, startWorker),
    keyring: createDeviceKeyring(deviceStore),
    openApi: (token) =>
      createApi({
        origin,
        fetch: (input, init) => fetch(input, init),
        token: () => token ?? undefined,
        language: () => text.language,
      }),
    now: () => new Date(),
    newPassword,
  };
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
