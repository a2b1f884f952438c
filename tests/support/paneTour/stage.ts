import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '@siegelpost/addin/text/text';
import { localhostCertificate } from '@siegelpost/scripts/demo/certificate';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { launchChromium } from '../chromium.ts';
import { CLERK_ADDRESS } from '../clerkDesk.ts';
import { CLIENT_ID, startIdentityProvider } from '../identityProvider.ts';
import { PaneDesk } from '../paneDesk.ts';
import { type Product, startProduct } from '../startProduct.ts';

/** What is done with every state of the pane: looked at, photographed, tested. */
export type Look = (state: string, pane: Frame) => Promise<void>;

/** Where the tour takes place: one running product with every way to sign in. */
export interface TourStage {
  readonly product: Product;
  readonly browser: Browser;
  readonly stop: () => Promise<void>;
}

export async function startTourStage(): Promise<TourStage> {
  const folder = await mkdtemp(join(tmpdir(), 'siegelpost-tour-'));
  const { cert, key, authorityFile } = await localhostCertificate(folder);
  const provider = await startIdentityProvider({ tls: { cert, key } });
  provider.accounts['erika'] = { name: 'Erika Sommer', email: CLERK_ADDRESS };
  const [product, browser] = await Promise.all([
    startProduct({
      NODE_EXTRA_CA_CERTS: authorityFile,
      OIDC_ISSUERS: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_ADDRESS_CLAIM: 'email',
      SIGN_IN_BY_CODE: 'on',
    }),
    launchChromium(),
  ]);
  provider.redirectTo(`${product.serverOrigin}/pane/sign-in.html`);
  return {
    product,
    browser,
    async stop() {
      await browser.close();
      await Promise.all([product.stop(), provider.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Everything a part of the tour works with. */
export interface Tour {
  readonly product: Product;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly desk: PaneDesk;
  readonly look: Look;
  readonly language: Language;
}

export async function openTour(
  { product, browser }: TourStage,
  options: { readonly language: Language; readonly look: Look } & Pick<BrowserContextOptions, 'viewport'>,
): Promise<Tour> {
  const { language, look, ...more } = options;
  const context = await browser.newContext({
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
    ...more,
  });
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  return { product, context, page, desk: new PaneDesk(page, product, language), look, language };
}

export const FILES = [
  { name: 'Bescheid 2026-1847.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(1_840_000, 1) },
  {
    name: 'Grundriss Wohnung 3. OG links mit Anmerkungen.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(640_000, 2),
  },
];

let mails = 0;

/** A mail to the citizen whose subject no other has. */
export function newMail(attachments: readonly (typeof FILES)[number][] = FILES) {
  return {
    to: `${CITIZEN.name} <${CITIZEN.address}>`,
    subject: `Ihr Bescheid, Az. 2026-${1847 + mails++}`,
    attachments,
  };
}
