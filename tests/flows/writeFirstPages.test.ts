import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { paths } from '@siegelpost/shared/api/paths';
import { certify } from '@siegelpost/shared/envelope/certification';
import { fingerprintOf, generateClerkKey } from '@siegelpost/shared/envelope/keys';
import type { Sent } from '@siegelpost/shared/transfer/transfer';
import type { BrowserContextOptions } from 'playwright-core';
import { CitizenPage } from '../support/citizenPage.ts';
import { eventually } from '../support/eventually.ts';
import { orderOf } from '../support/packages.ts';
import { ignoreProgress, readWhole } from '../support/people.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { VisitorPage } from '../support/visitorPage.ts';

let folder: string;
let stage: RecipientStage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-pages-'));
  const organisation = await generateClerkKey({ name: 'Amt Beispiel', address: 'post@amt.example' });
  await writeFile(join(folder, 'org.pgp'), organisation.certificate);
  stage = await startRecipientStage({
    ORGANISATION_CERTIFICATE_FILE: join(folder, 'org.pgp'),
    CERTIFICATIONS_DIR: folder,
    DROP_IN_LIST: 'erika-sommer',
    DROP_IN_CALM_CODES: '3',
  });
  const { certificate } = stage.erika.access.clerk;
  await stage.erika.api.switchDropIn(true);
  const certified = await certify(certificate, organisation.privateKey);
  await writeFile(join(folder, `${await fingerprintOf(certificate)}.pgp`), certified);
}, 240_000);

afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true, force: true });
});

let people = 0;
const newAddress = () => `max${++people}@buerger.example`;

async function visitor(options?: BrowserContextOptions) {
  const browser = await stage.visit('about:blank', options);
  return { ...browser, visitor: new VisitorPage(browser.page, stage.server.mailbox) };
}

/** The package that reached the clerk last. */
async function newestPackage() {
  const { conversations } = await stage.erika.api.conversations();
  return conversations[0]?.packages.at(-1);
}

test('a citizen writes first with 20 MB, the clerk answers, the citizen opens it: three screens, no account', async () => {
  const { page, visitor: citizen, troubles } = await visitor();
  const address = newAddress();
  const content = randomBytes(20_000_000);
  await writeFile(join(folder, 'Antrag.pdf'), content);

  await citizen.goTo(stage.line.origin, 'Erika-Sommer');
  await page.getByRole('heading', { name: 'Sicher an Erika Sommer schreiben' }).waitFor();
  await page.getByText('Schlüssel von Amt Beispiel bestätigt').waitFor();
  await citizen.introduce('Max Beispiel', address);
  await citizen.enterMailedCode(address);
  await page.getByText(`Ihre Adresse ${address} ist bestätigt.`).waitFor();
  await citizen.write('Anbei mein Antrag.', [join(folder, 'Antrag.pdf')]);
  await citizen.submit();
  const password = await citizen.answerPassword();
  await page.getByRole('heading', { name: 'Ihre Nachricht ist angekommen' }).waitFor();
  expect(password).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$/);

  const summary = await newestPackage();
  if (!summary) throw new Error('Nothing reached the clerk.');
  expect(await page.locator('.receipt').innerText()).toContain(summary.reference);
  const opened = await stage.erika.transfer.openAsClerk(summary.packageId, stage.erika.access);
  expect(opened).toMatchObject({
    authenticity: 'vouched',
    author: { name: 'Max Beispiel', address },
    answerPassword: password,
  });
  const read = await readWhole(stage.erika.transfer, opened, 0);
  expect(createHash('sha256').update(read).digest()).toEqual(createHash('sha256').update(content).digest());
  const shownDigest = (await page.locator('.digest').innerText()).replace(/[^0-9A-F]/g, '').slice(-64);
  expect(shownDigest).toBe(opened.files[0]?.digest.toUpperCase());

  const answer = await answerTo(opened, password);
  await page.goto(addressOf(answer));
  const reading = new CitizenPage(page);
  await reading.enterPassword(password);
  await reading.opened();
  await page.getByText('Ihr Antrag ist da.').waitFor();
  expect(troubles).toEqual([]);
}, 240_000);

async function answerTo(
  opened: { conversationId: Sent['conversationId']; packageId: Sent['packageId'] },
  password: string,
): Promise<Sent> {
  const { erika } = stage;
  const conversation = { conversationId: opened.conversationId, inReplyTo: opened.packageId };
  const order = orderOf(erika, [], { conversation, password, message: 'Ihr Antrag ist da.' });
  const answer = await erika.transfer.send(order, ignoreProgress);
  await erika.api.activate(answer.packageId);
  return answer;
}

test('hostile names and messages are shown as text (rows 30 and 34)', async () => {
  const { page, visitor: citizen, troubles, close } = await visitor();
  const address = newAddress();
  await citizen.goTo(stage.line.origin, 'erika-sommer');
  await citizen.introduce('<img src=x onerror=alert(1)>', address);
  await citizen.enterMailedCode(address);
  const name = '"><script>alert(1)</script>\u202Egnp.exe';
  await citizen.write('<script>alert(1)</script>', [
    { name, mimeType: 'text/html', buffer: Buffer.from('<script>') },
  ]);
  await page.getByText('⟨U+202E⟩').first().waitFor();
  await citizen.submit();
  await citizen.answerPassword();
  expect(await page.locator('.receipt').innerText()).toContain('<img src=x onerror=alert(1)>');
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect(troubles).toEqual([]);
  await close();
}, 120_000);

test('a wrong code is told and costs nothing that was written; a reload keeps visit and text', async () => {
  const { page, visitor: citizen, close } = await visitor();
  const address = newAddress();
  await citizen.goTo(stage.line.origin, 'erika-sommer');
  await citizen.introduce('Max', address);
  await citizen.enterCode('000000');
  await page.getByText('Der Code ist falsch').waitFor();
  await citizen.enterMailedCode(address);
  const kept = async () => (await page.locator('textarea').inputValue()) === 'Nicht verlieren' || undefined;
  await eventually(async () => {
    // What was written a moment before a reload may be lost, nothing older.
    await citizen.write('Nicht verlieren', []);
    await page.waitForTimeout(1_000);
    await page.reload();
    await page.locator('textarea').waitFor();
    return eventually(kept, 2_000).catch(() => undefined);
  });
  // The visit ends: what was written stays, and another code goes on.
  stage.server.passTime(25 * 3_600_000);
  await citizen.submit();
  await page.getByText('Ihre Bestätigung gilt nicht mehr').waitFor();
  await page.getByRole('button', { name: 'Neuen Code anfordern' }).click();
  expect(await page.locator('input[type=email]').inputValue()).toBe(address);
  await citizen.submit();
  await citizen.enterMailedCode(address);
  await page.locator('textarea').waitFor();
  await eventually(kept);
  await close();
}, 120_000);

test('a key that nobody certified is refused, in a page that takes nothing', async () => {
  const { certificate } = stage.erika.access.clerk;
  const file = join(folder, `${await fingerprintOf(certificate)}.pgp`);
  const { page, close } = await visitor();
  await writeFile(file, certificate);
  await page.goto(stage.line.origin + paths.dropInPage('erika-sommer'));
  await page.getByRole('heading', { name: 'Diese Seite nimmt gerade nichts an' }).waitFor();
  expect(await page.locator('input, textarea').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await close();
});
