import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import type { Sent } from '@siegelpost/shared/transfer/transfer';
import type { Page } from 'playwright-core';
import { CitizenPage } from '../support/citizenPage.ts';
import { linkOf, PASSWORD, randomFile } from '../support/packages.ts';
import { recipient } from '../support/people.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';

// Row 59 of the table of faults: whoever follows a link for the recipient leaves it as it was.

const ADDRESSES = Array.from({ length: 10 }, (_, index) => `203.0.113.${index + 1}`);
/** What machines type into fields. None can be a password, so that the page itself turns them away. */
const GUESSES = ['', 'test', 'password', '123456', 'admin@example.org', "' OR 1=1 --"];

let stage: RecipientStage;

beforeAll(async () => {
  // Believes who the proxy says is asking, so that ten scanners are ten.
  stage = await startRecipientStage({ TRUSTED_PROXIES: '127.0.0.1' });
}, 240_000);

afterAll(() => stage.stop());

/** As mail systems rewrite, shorten and decorate it. */
function variantsOf(address: string): string[] {
  const [page = '', secret = ''] = address.split('#');
  return [
    address,
    page,
    `${page}%23${secret}`,
    `${page}%2523${secret}`,
    `${page}/`,
    `${page}?utm_source=mail#${secret}`,
    `${page}#${secret.slice(0, -1)}`,
    `${page}#${secret}x`,
    `${page.slice(0, -1)}A#${secret}`,
    address.toLowerCase(),
  ];
}

test('row 59: a scanner that fetches, runs, clicks, follows and guesses uses nothing up', async () => {
  const sent = await stage.send([randomFile('Bescheid.pdf', 2000)]);
  const variants = variantsOf(addressOf(sent));
  for (const [index, address] of variants.entries()) {
    const from = ADDRESSES[index % ADDRESSES.length] ?? '';
    await fetches(address, from);
    await browses(address, from);
  }
  await guessesTokens(sent);
  await expectUntouched(sent);

  const { page, close } = await stage.visit(addressOf(sent));
  const citizen = new CitizenPage(page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
  expect((await citizen.save(citizen.files().first())).name).toBe('Bescheid.pdf');
  await close();
}, 180_000);

test('row 59: a link without password still opens for its recipient after a scanner has opened it', async () => {
  const sent = await stage.send([randomFile('Bescheid.pdf', 2000)], { password: null });
  for (const from of ADDRESSES.slice(0, 2)) await browses(addressOf(sent), from);
  const { page, close } = await stage.visit(addressOf(sent));
  await page.getByRole('button', { name: 'Nachricht öffnen' }).click();
  const citizen = new CitizenPage(page);
  await citizen.opened();
  expect((await citizen.save(citizen.files().first())).name).toBe('Bescheid.pdf');
  await close();
}, 120_000);

async function fetches(address: string, from: string): Promise<void> {
  const headers = { 'x-forwarded-for': from };
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST'])
    await fetch(address, { method, headers }).then((response) => response.arrayBuffer());
}

async function browses(address: string, from: string): Promise<void> {
  const { page, close } = await stage.visit(address, { extraHTTPHeaders: { 'x-forwarded-for': from } });
  await page.locator('h1').first().waitFor();
  await submitsEveryForm(page);
  await clicksEverything(page);
  await followsLinks(page);
  await close();
}

async function submitsEveryForm(page: Page): Promise<void> {
  for (const guess of GUESSES) {
    for (const field of await page.getByRole('textbox').all()) {
      await field.fill(guess, { timeout: 300 }).catch(() => undefined);
      await field.press('Enter', { timeout: 300 }).catch(() => undefined);
    }
  }
}

async function clicksEverything(page: Page): Promise<void> {
  // Later buttons appear when earlier ones are pressed.
  for (let place = 0; place < 12; place++) {
    const clickable = page.locator('button:not([lang]), summary').nth(place);
    if ((await clickable.count()) === 0) return;
    await clickable.click({ timeout: 300, force: true, noWaitAfter: true }).catch(() => undefined);
  }
}

async function followsLinks(page: Page): Promise<void> {
  const links = await page
    .locator('a')
    .evaluateAll((found) => found.map((link) => (link as HTMLAnchorElement).href));
  for (const link of links.filter((href) => href.startsWith(stage.line.origin)))
    await fetches(link, '203.0.113.99');
}

/** Past the page: tokens that fit nothing, from everywhere. */
async function guessesTokens(sent: Sent): Promise<void> {
  const token = () => randomBytes(32).toString('base64url');
  for (const from of ADDRESSES) {
    for (const [path, body] of [
      [paths.notice(sent.packageId), { linkToken: token() }],
      [paths.claim(sent.packageId), { linkToken: token(), authToken: token() }],
    ] as const) {
      const response = await fetch(new URL(path, stage.line.origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
        body: JSON.stringify(body),
      });
      expect(response.status).toBe(404);
    }
  }
}

async function expectUntouched(sent: Sent): Promise<void> {
  expect(await recipient(stage.server).readNotice(linkOf(sent))).toMatchObject({
    triesLeft: 10,
    locked: false,
  });
  const { packages } = await stage.erika.api.conversation(sent.conversationId);
  expect(packages[0]).toMatchObject({ wrongPasswords: 0 });
}
