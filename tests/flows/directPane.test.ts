import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Browser, Frame } from 'playwright-core';
import { startCeph } from '../support/ceph.ts';
import { launchChromium } from '../support/chromium.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { digestOfFile } from '../support/digestOfFile.ts';
import { eventually } from '../support/eventually.ts';
import { type FaultProxy, startFaultProxy } from '../support/faultProxy.ts';
import { randomFile } from '../support/packages.ts';
import { PaneDesk, READY } from '../support/paneDesk.ts';
import { type Product, startProduct } from '../support/startProduct.ts';
import { sha256 } from '../support/wire.ts';

const MB = 1_000_000;

const ceph = await startCeph();
let product: Product;
let browser: Browser;
let desk: PaneDesk;
let pane: Frame;
let citizen: CitizenPage;
/** The browsers' line to the store. */
let storeLine: FaultProxy;
/** Parts that the pane sent through the server. */
const throughServer: string[] = [];

beforeAll(async () => {
  if (!ceph) return;
  storeLine = await startFaultProxy(ceph.endpoint);
  const settings = { ...ceph.settings('pane'), S3_DIRECT: 'on', S3_PUBLIC_URL: storeLine.origin };
  [product, browser] = await Promise.all([startProduct(settings), launchChromium()]);
  const context = await browser.newContext({ locale: 'de-DE', ignoreHTTPSErrors: true });
  desk = new PaneDesk(await context.newPage(), product);
  citizen = new CitizenPage(await context.newPage());
  const isPart = (url: string) => url.startsWith(product.serverOrigin) && /\/parts\/\d+$/.test(url);
  context.on('request', (sent) => isPart(sent.url()) && throughServer.push(sent.url()));
  pane = await desk.paneBesideNewMail({ to: CITIZEN.address, subject: 'Luftbilder' });
  await desk.signIn(pane);
  await desk.keepRecoveryCode(pane);
}, 300_000);

afterAll(async () => {
  if (!ceph) return;
  await browser.close();
  await product.stop();
  await storeLine.stop();
  await ceph.stop();
});

const digestOf = (plain: Uint8Array) => sha256(plain).toString('hex');

/** Sends one file without a password from the pane beside the open mail. Answers the link as it was mailed. */
async function send(subject: string, file: ReturnType<typeof randomFile>): Promise<string> {
  await begin(file);
  return arrivedLink(subject);
}

async function begin(file: ReturnType<typeof randomFile>): Promise<void> {
  await pane
    .getByTestId('file-input')
    .setInputFiles([{ name: file.name, mimeType: 'image/tiff', buffer: file.plain }]);
  await pane.getByRole('switch', { name: 'Mit Passwort schützen' }).click();
  await pane.getByRole('button', { name: 'Sicher senden' }).click();
}

async function arrivedLink(subject: string): Promise<string> {
  await pane.getByText(READY).waitFor({ timeout: 120_000 });
  await desk.button('Senden').click();
  const { text } = await desk.catcher.mail(CITIZEN.address, subject);
  return /https:\/\/localhost:\d+\/t\/[\w-]{22}#[\w-]{27}/.exec(text)?.[0] ?? '';
}

async function expectSaved(link: string, file: ReturnType<typeof randomFile>): Promise<void> {
  await citizen.page.goto(link);
  await citizen.page.locator('form button').click();
  await citizen.opened();
  const saved = await citizen.save(citizen.files().first());
  expect(saved).toEqual({ name: file.name, digest: digestOf(file.plain) });
}

// Where no Ceph can be had, startCeph has said so.
test('the pane puts a large file into the store itself, and the citizen fetches it from there', async () => {
  if (!ceph) return;
  const file = randomFile('Luftbilder.tif', 20 * MB);
  const link = await send('Luftbilder', file);
  expect(storeLine.upBytes).toBeGreaterThan(20 * MB);
  await expectSaved(link, file);
  expect(storeLine.downBytes).toBeGreaterThan(20 * MB);
  expect(throughServer).toEqual([]);
}, 240_000);

test('the pane reads a large answer from the store', async () => {
  if (!ceph) return;
  const form = randomFile('Formular.pdf', 20 * MB);
  const before = storeLine.downBytes;
  await citizen.answer('Anbei das Formular.', [
    { name: form.name, mimeType: 'application/pdf', buffer: form.plain },
  ]);
  await citizen.page
    .getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' })
    .waitFor({ timeout: 120_000 });
  const answer = await desk.openAnswer();
  const saving = desk.page.waitForEvent('download', { timeout: 120_000 });
  const save = desk.text.say('answers.download', { name: form.name });
  await answer.getByRole('button', { name: save }).click();
  expect(await digestOfFile(await (await saving).path())).toBe(digestOf(form.plain));
  expect(storeLine.downBytes - before).toBeGreaterThan(20 * MB);
  expect(throughServer).toEqual([]);
}, 240_000);

test('a pane whose line gives nothing any more says so, and goes on by itself', async () => {
  if (!ceph) return;
  const file = randomFile('Karte.tif', 45 * MB);
  pane = await desk.paneBesideNewMail({ to: CITIZEN.address, subject: 'Karte' });
  const before = storeLine.upBytes;
  storeLine.delay(5);
  await begin(file);
  await eventually(() => storeLine.upBytes - before > 5 * MB);
  storeLine.stall();
  storeLine.delay(0);
  await pane.getByText(desk.text.say('send.stalled')).waitFor();
  storeLine.repair();
  await pane.getByText(desk.text.say('send.stalled')).waitFor({ state: 'detached' });
  const link = await arrivedLink('Karte');
  expect(link).toContain('/t/');
  await expectSaved(link, file);
}, 240_000);

test('a pane that the network keeps from the store goes through the server', async () => {
  if (!ceph) return;
  storeLine.break();
  const file = randomFile('Plan.tif', 20 * MB);
  pane = await desk.paneBesideNewMail({ to: CITIZEN.address, subject: 'Plan' });
  const link = await send('Plan', file);
  expect(throughServer.length).toBeGreaterThan(0);
  await expectSaved(link, file);
}, 300_000);
