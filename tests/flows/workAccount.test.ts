import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { localhostCertificate } from '@siegelpost/scripts/demo/certificate';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { CLERK_ADDRESS, ClerkDesk } from '../support/clerkDesk.ts';
import { eventually } from '../support/eventually.ts';
import { CLIENT_ID, startIdentityProvider, type TestIdentityProvider } from '../support/identityProvider.ts';
import { query } from '../support/query.ts';
import { type Product, startProduct } from '../support/startProduct.ts';

let folder: string;
let provider: TestIdentityProvider;
let product: Product;
let browser: Browser;
let page: Page;
let desk: ClerkDesk;
let pane: Frame;

const HOUSE = 'Mit dienstlichem Konto anmelden';
const sessions = async () => query(await product.databaseUrl(), 'select * from siegelpost.sessions');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-house-'));
  const { cert, key, authorityFile } = await localhostCertificate(folder);
  provider = await startIdentityProvider({ tls: { cert, key } });
  provider.accounts['erika'] = { name: 'Erika Sommer', email: CLERK_ADDRESS };
  provider.accounts['hans'] = { name: 'Hans Winter', email: 'hans.winter@amt.example' };
  [product, browser] = await Promise.all([
    startProduct({
      NODE_EXTRA_CA_CERTS: authorityFile,
      OIDC_ISSUERS: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_ADDRESS_CLAIM: 'email',
    }),
    launchChromium(),
  ]);
  provider.redirectTo(`${product.serverOrigin}/pane/sign-in.html`);
  page = await (await browser.newContext({ ignoreHTTPSErrors: true, locale: 'de-DE' })).newPage();
  desk = new ClerkDesk(page, product);
  await desk.openOutlook();
  await desk.compose({ to: `${CITIZEN.name} <${CITIZEN.address}>`, subject: 'Ihr Bescheid' });
  pane = await desk.openPane('Sicher senden');
  const pictures = process.env['SCREENSHOTS'];
  await pane.getByRole('button', { name: HOUSE }).waitFor();
  if (pictures) await page.screenshot({ path: join(pictures, 'work-account.png') });
}, 240_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([product.stop(), provider.stop()]);
  await rm(folder, { recursive: true, force: true });
});

/** Clicks the button and signs in at the provider's own page, in the window that opens. */
async function signInAs(user: string, button = HOUSE): Promise<void> {
  const opening = page.waitForEvent('popup');
  await pane.getByRole('button', { name: button }).click();
  const window = await opening;
  await window.getByPlaceholder('Enter any login').fill(user);
  await window.getByPlaceholder('and password').fill('any');
  await window.getByRole('button', { name: 'Sign-in' }).click();
  await window.waitForEvent('close');
}

test('a window that is closed is no sign-in, and said so', async () => {
  const opening = page.waitForEvent('popup');
  await pane.getByRole('button', { name: HOUSE }).click();
  await (await opening).close();
  await pane.getByText('Die Anmeldung wurde abgebrochen.').waitFor();
  expect(await sessions()).toEqual([]);
});

test('another account than that of the mailbox is refused', async () => {
  await signInAs('hans');
  await pane.getByText('Angemeldet wurde hans.winter@amt.example').waitFor();
  await eventually(async () => ((await sessions()).length === 0 ? true : undefined));
  expect(await pane.getByRole('button', { name: HOUSE }).isVisible()).toBe(true);
});

test('the clerk signs in at a real provider, in a window that Outlook opens', async () => {
  await signInAs('erika');
  await desk.keepRecoveryCode(pane);
  await pane.getByRole('button', { name: 'Sicher senden' }).waitFor();
  expect(await sessions()).toHaveLength(1);
});

test('a session that the server has forgotten is renewed without a question', async () => {
  await query(await product.databaseUrl(), 'delete from siegelpost.sessions');
  await pane.getByRole('tab', { name: 'Gesendet' }).click();
  await eventually(async () => ((await sessions()).length === 1 ? true : undefined), 30_000);
  expect(page.context().pages()).toHaveLength(1);
  expect(await pane.getByRole('button', { name: HOUSE }).count()).toBe(0);
});

test('no token of the provider is kept on the device', async () => {
  const kept = await pane.evaluate(async () => {
    const stored = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name = '' } of await indexedDB.databases()) stored.push(name);
    return stored.join('\n');
  });
  expect(kept).not.toMatch(/eyJ|refresh/);
});

test('who signs out is out, here and on the server, and is asked the next time', async () => {
  await pane.getByRole('button', { name: `Konto von ${CLERK_ADDRESS}` }).click();
  await pane.getByRole('menuitem', { name: 'Abmelden', exact: true }).click();
  await pane.getByRole('button', { name: HOUSE }).waitFor();
  await eventually(async () => ((await sessions()).length === 0 ? true : undefined));
  expect(page.context().pages()).toHaveLength(1);
});
