import { configure, render } from '@testing-library/react';
import type { Transfer } from '@siegelpost/shared/transfer/transfer';
import { toBase64 } from '@siegelpost/shared/transfer/encoding';
import { createDeviceKeyring, memoryStore } from '../../keyring/deviceKeyring.ts';
import type { Keyring } from '../../keyring/keyring.ts';
import { FakeMailbox } from '../../mailbox/fakeMailbox.ts';
import type { Draft, ReceivedMail } from '../../mailbox/mailbox.ts';
import { createText, languageOf } from '../../text/text.ts';
import { App } from '../app/App.tsx';
import type { PaneParts } from '../parts/pane.ts';
import { createTransfers } from '../parts/transfers.ts';
import { fillBrowserGaps } from './browserGaps.ts';
import { FakeServer, TOKEN } from './fakeServer.ts';
import { FakeTransfer } from './fakeTransfer.ts';

/** A pane with everything outside it in memory. */
export interface TestPane {
  readonly parts: PaneParts;
  readonly mailbox: FakeMailbox;
  readonly server: FakeServer;
  readonly transfer: FakeTransfer;
  readonly keyring: Keyring;
}

const ADDRESS = 'max@stadt.example';

/** The parts of a pane beside `item`, in German. */
export function testPane(item: Draft | ReceivedMail | null, language = 'de-DE'): TestPane {
  // Waits for conditions; a busy machine may take its time.
  configure({ asyncUtilTimeout: 12_000 });
  const mailbox = new FakeMailbox(item);
  mailbox.language = language;
  const server = new FakeServer();
  const transfer = new FakeTransfer(server);
  const keyring = createDeviceKeyring(Promise.resolve(memoryStore()));
  // A clerk's pane never opens as a recipient: those three calls are not there.
  const asWorker = (fake: FakeTransfer) => fake as unknown as Transfer;
  const parts: PaneParts = {
    mailbox,
    keyring,
    transfer: asWorker(transfer),
    transfers: createTransfers(asWorker(transfer), () => asWorker(new FakeTransfer(server, transfer))),
    text: createText(languageOf(language)),
    origin: 'https://post.stadt.example',
    openApi: (token) => server.open(token),
    now: () => new Date('2026-03-05T10:00:00Z'),
    newPassword: () => '7K3-MQ2-VDXW',
  };
  return { parts, mailbox, server, transfer, keyring };
}

/** Makes the clerk signed in on this device, with the key at hand. */
export async function signedIn(pane: TestPane): Promise<TestPane> {
  const fingerprint = 'ab'.repeat(20);
  const certificate = new Uint8Array([1, 1]);
  pane.server.key = {
    fingerprint,
    certificate: toBase64(certificate),
    sealedPrivateKey: toBase64(new Uint8Array([3, 3])),
  };
  await pane.keyring.keepSession(ADDRESS, { token: TOKEN, expiresAt: '2099-01-01T00:00:00Z' });
  await pane.keyring.keepKey(ADDRESS, { fingerprint, certificate, privateKey: new Uint8Array([2, 2]) });
  return pane;
}

/** The pane on the screen. */
export function renderPane({ parts }: TestPane) {
  fillBrowserGaps();
  return render(<App parts={parts} />);
}
