import { freePort } from '@siegelpost/scripts/demo/ports';
import type { ClerkOrder, OutgoingFile, Sent } from '@siegelpost/shared/transfer/transfer';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { type FaultProxy, startFaultProxy } from './faultProxy.ts';
import { sendActive } from './packages.ts';
import { signInClerk, type SignedInClerk } from './people.ts';
import { builtPages, openRecipientBrowser, type RecipientBrowser } from './recipientBrowser.ts';
import { startTestServer, type TestServer } from './startTestServer.ts';

/** The real server with the real pages behind a line that can be cut, a clerk, and a browser. */
export interface RecipientStage {
  readonly server: TestServer;
  readonly line: FaultProxy;
  readonly erika: SignedInClerk;
  send(files: readonly OutgoingFile[], changes?: Partial<ClerkOrder>): Promise<Sent>;
  /** A browser of its own that has gone to `address`; closed with the stage. */
  visit(address: string, options?: BrowserContextOptions): Promise<RecipientBrowser>;
  stop(): Promise<void>;
}

/** @param env settings beside the usual ones */
export async function startRecipientStage(
  env: Readonly<Record<string, string>> = {},
): Promise<RecipientStage> {
  const port = await freePort();
  const line = await startFaultProxy(`http://127.0.0.1:${port}`);
  const server = await startTestServer({
    builds: { pages: await builtPages() },
    env: {
      PORT: String(port),
      PUBLIC_URL: line.origin,
      IMPRINT_URL: 'https://amt.example/impressum',
      ...env,
    },
  });
  const erika = await signInClerk(server);
  const browser: Browser = await launchChromium();
  return {
    server,
    line,
    erika,
    send: (files, changes) => sendActive(erika, files, changes),
    async visit(address, options) {
      const visitor = await openRecipientBrowser(browser, options);
      await visitor.page.goto(address);
      return visitor;
    },
    async stop() {
      await browser.close();
      await line.stop();
      await server.stop();
    },
  };
}

/** The link as its recipient got it. */
export function addressOf({ link }: Sent): string {
  if (link === null) throw new Error('The sending has no link.');
  return link;
}
