import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CITIZEN } from '@siegelpost/scripts/demo/people';
import { type APIRequestContext, type Frame, type Locator, request } from 'playwright-core';
import { type Canary, findInDatabase, findInFolder, findInText } from '../support/canary.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { digestOfFile } from '../support/digestOfFile.ts';
import { chooseFiles, type ChosenFiles, CLERK_ADDRESS, ClerkDesk } from '../support/clerkDesk.ts';
import { eventually } from '../support/eventually.ts';
import { watchMemory } from '../support/memory.ts';
import { OwnBrowser } from '../support/ownBrowser.ts';
import { query } from '../support/query.ts';
import { type Product, startProduct } from '../support/startProduct.ts';
import { sha256 } from '../support/wire.ts';

type Attachment = Extract<ChosenFiles[number], object>;

const MB = 1_000_000;
const LARGE = 'Luftbilder.tif';
const MOST_GROWTH = 150 * MB;
const MESSAGE = 'Sehr geehrter Herr Beispiel,\nanbei der vertrauliche Bescheid. <b>kein HTML</b> 🗑️';
const ANSWER = 'Ich lege Widerspruch ein. Die Belege liegen bei.';
const LONG_NAME = `${'Anlage-'.repeat(28)}.txt`;

let product: Product;
/** Each with a profile of its own: no cookie, key or cache is shared. */
let clerkBrowser: OwnBrowser;
let citizenBrowser: OwnBrowser;
let folder: string;
let catcherRequest: APIRequestContext;
let desk: ClerkDesk;
let pane: Frame;
let max: CitizenPage;
/** Octets of the PDF that no other file has. */
let pdfEnd: Buffer;

/** What the story carries from one step to the next. */
const story = { password: '', link: '', recoveryCode: '' };
/** SHA-256 of every file the clerk sends, by the name it must arrive under. */
const sent = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siegelpost-files-'));
  [product, clerkBrowser, citizenBrowser] = await Promise.all([
    startProduct(),
    OwnBrowser.start(),
    OwnBrowser.start(),
  ]);
  catcherRequest = await request.newContext({ ignoreHTTPSErrors: true });
  desk = new ClerkDesk(await clerkBrowser.page(), product, catcherRequest);
  max = new CitizenPage(await citizenBrowser.page());
}, 180_000);

afterAll(async () => {
  await catcherRequest.dispose();
  await Promise.all([clerkBrowser.stop(), citizenBrowser.stop(), product.stop()]);
  await rm(folder, { recursive: true, force: true });
});

describe('the main job, in a browser, with the real office.js', () => {
  test('the clerk signs in by the mailed code and keeps the recovery code', async () => {
    await desk.openOutlook();
    const attachments = [await realPdf(), ...oddlyNamed()];
    await desk.compose({ to: `${CITIZEN.name} <${CITIZEN.address}>`, subject: 'Ihr Bescheid', attachments });
    pane = await desk.openPane('Sicher senden');
    await desk.signIn(pane);
    story.recoveryCode = await desk.keepRecoveryCode(pane);
    expect(story.recoveryCode).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){5}-[0-9A-Z]{2}$/);
  }, 90_000);

  test('they send a PDF, odd names, an empty file and one of 300 MB in constant memory', async () => {
    const large = await randomFile(LARGE, 300 * MB);
    sent.set(LARGE, await digestOfFile(large));
    const empty = await randomFile('leer.txt', 0);
    sent.set('leer.txt', await digestOfFile(empty));
    await chooseFiles(desk.page, pane.getByRole('button', { name: 'Dateien hinzufügen' }), [large, empty]);
    await pane.getByRole('textbox', { name: 'Vertrauliche Nachricht' }).fill(MESSAGE);
    await clickSoon(pane.getByRole('button', { name: 'Sicher senden' }));
    const growth = await clerkBrowser.unwatched(() => memoryGrowth(clerkBrowser, sendingIsActive));
    desk = new ClerkDesk(await clerkBrowser.page(), product, catcherRequest);
    pane = await desk.pane();
    await pane.getByText('Drücken Sie jetzt in Outlook auf „Senden“').waitFor({ timeout: 60_000 });
    story.password = await shownPassword(pane);
    expect(story.password).not.toBe('');
    expectFlat('sending 300 MB', growth);
  }, 240_000);

  test('the mail arrives without attachments and with the link', async () => {
    await desk.button('Senden').click();
    const mail = await desk.catcher.mail(CITIZEN.address, 'Ihr Bescheid');
    expect(mail.attachments).toEqual([]);
    story.link = /https:\/\/localhost:\d+\/t\/[\w-]{22}#[\w-]{27}/.exec(mail.text)?.[0] ?? '';
    expect(story.link.startsWith(`${product.serverOrigin}/t/`)).toBe(true);
    expect(mail.html).toContain(`href="${story.link}"`);
    expect(mail.text).not.toContain(story.password);
  });

  test('a wrong password is refused and counted, the right one opens', async () => {
    await max.page.goto(story.link);
    await max.enterPassword('000-000-0000');
    await max.page.getByText('Sie haben noch 9 Versuche').waitFor();
    await max.enterPassword('111-111-1111');
    await max.page.getByText('Sie haben noch 8 Versuche').waitFor();
    await max.enterPassword(story.password.toLowerCase().replaceAll('-', ' '));
    const page = await max.opened();
    expect(await page.innerText()).toContain(MESSAGE);
  });

  test('every file arrives as it was sent, 300 MB in constant memory', async () => {
    const received = new Map<string, string>();
    for (const row of await max.files().all()) {
      const { name, digest } = await max.save(row);
      received.set(name, digest);
    }
    expect(Object.fromEntries(received)).toEqual(Object.fromEntries(sent));
    const large = max.files().filter({ hasText: LARGE });
    await clickSoon(large.getByRole('button', { name: /speichern/i }));
    const saved = join(citizenBrowser.downloads, LARGE);
    const growth = await citizenBrowser.unwatched(() =>
      memoryGrowth(citizenBrowser, () => fileOf(saved, 300 * MB)),
    );
    max = new CitizenPage(await citizenBrowser.page());
    expect(await digestOfFile(saved)).toBe(sent.get(LARGE));
    expectFlat('receiving 300 MB', growth);
  }, 240_000);

  test('the citizen answers with 50 MB and gets a receipt', async () => {
    const evidence = await randomFile('Belege.zip', 50 * MB);
    sent.set('Belege.zip', await digestOfFile(evidence));
    await max.answer(ANSWER, [evidence]);
    const reference = max.page
      .getByRole('main')
      .getByText(/SP-[0-9A-Z]{4}-[0-9A-Z]{4}/)
      .first();
    await reference.waitFor({ timeout: 60_000 });
    expect(await max.page.getByRole('main').innerText()).toContain('Belege.zip');
  }, 90_000);

  test('the clerk is told by mail, reads the answer in the pane and answers again', async () => {
    const mail = await desk.catcher.mail(CLERK_ADDRESS, 'Antwort');
    expect(mail.text).not.toContain(ANSWER);
    await desk.page
      .getByRole('list', { name: 'Posteingang' })
      .getByRole('button', { name: /Antwort/ })
      .first()
      .click();
    pane = await desk.openPane('Sichere Antworten');
    await pane.getByText(ANSWER).waitFor();
    const saving = desk.page.waitForEvent('download');
    await pane.getByRole('button', { name: '„Belege.zip“ herunterladen' }).click();
    const download = await saving;
    expect(await digestOfFile(await download.path())).toBe(sent.get('Belege.zip'));
    await pane.getByRole('button', { name: 'Sicher antworten' }).click();
    await pane
      .getByRole('textbox', { name: 'Ihre Nachricht' })
      .fill('Danke, Ihr Widerspruch ist eingegangen.');
    await pane.getByRole('button', { name: 'Verschlüsseln und E-Mail öffnen' }).click();
    // The new mail's window stands in front of the pane that says so.
    await pane.getByText('Drücken Sie in der neuen E-Mail auf „Senden“').waitFor({ state: 'attached' });
    await desk.button('Senden').click();
    const second = await desk.catcher.mail(CITIZEN.address, 'AW:');
    expect(second.text).toContain(`${product.serverOrigin}/t/`);
    expect(second.text).not.toContain(story.link);
  }, 90_000);

  test('what the clerk recalls nobody opens ten seconds later', async () => {
    pane = await desk.pane();
    await pane.getByRole('tab', { name: 'Gesendet' }).click();
    const card = pane.getByRole('listitem').filter({ hasText: 'Ihr Bescheid' }).last();
    await card.getByRole('button', { name: 'Zurückrufen' }).click();
    await pane.getByRole('alertdialog').getByRole('button', { name: 'Zurückrufen' }).click();
    await pane.getByText('Zurückgerufen').first().waitFor();
    const recalled = Date.now();
    await max.page.goto('about:blank');
    await max.page.goto(story.link);
    await max.page
      .getByText(/zurückgerufen|zurückgezogen/i)
      .first()
      .waitFor();
    expect(Date.now() - recalled).toBeLessThan(10_000);
  });

  test('attachments above the threshold are held on Send and lead into the pane', async () => {
    const large = { name: 'Lageplan.pdf', mimeType: 'application/pdf', buffer: randomBytes(11 * MB) };
    const subject = 'Lageplan';
    await desk.compose({ to: CITIZEN.address, subject, attachments: [large] });
    await desk.button('Senden').click();
    const alert = desk.page.getByRole('alertdialog');
    await alert.getByText('größer als 10 MB').waitFor();
    await alert.getByRole('button', { name: 'Sicher senden' }).click();
    pane = await desk.pane();
    await pane.getByText('Senden angehalten').waitFor();
    expect((await desk.catcher.to(CITIZEN.address)).map((mail) => mail.subject)).not.toContain(subject);
  });

  test('no plaintext, name, password or secret lies in database, object store or log', async () => {
    const secret = story.link.slice(story.link.indexOf('#') + 1);
    const canaries: Canary[] = [
      { name: 'message', value: 'anbei der vertrauliche Bescheid' },
      { name: 'answer', value: ANSWER },
      { name: 'password', value: story.password },
      { name: 'password as it is used', value: story.password.replaceAll('-', '') },
      { name: 'link secret', value: secret },
      { name: 'recovery code', value: story.recoveryCode },
      { name: 'contents of the PDF', value: pdfEnd },
      ...['Bescheid.pdf', 'Belege.zip', LARGE, LONG_NAME].map((value) => ({ name: value, value })),
    ];
    const log = await readFile(join(product.dataDir, 'server.log'), 'utf8');
    const sightings = [
      ...(await findInDatabase(await product.databaseUrl(), canaries)),
      ...(await findInFolder(join(product.dataDir, 'blobs'), canaries)),
      ...findInText(log, 'server.log', canaries),
      ...findInText(product.output(), 'output', canaries),
    ];
    expect(sightings).toEqual([]);
  });
});

/** A PDF as a browser prints it. */
async function realPdf(): Promise<Attachment> {
  const page = await citizenBrowser.page();
  await page.setContent('<h1>Bescheid</h1><p>Ihr Antrag vom 3. November wird bewilligt.</p>');
  const buffer = await page.pdf();
  pdfEnd = buffer.subarray(-200);
  sent.set('Bescheid.pdf', sha256(buffer).toString('hex'));
  return { name: 'Bescheid.pdf', mimeType: 'application/pdf', buffer };
}

/** Names that have broken other programs, each with what it must be called on arrival. */
function oddlyNamed(): Attachment[] {
  const names = [
    ['Größe und Maße 🗑️.txt', 'Größe und Maße 🗑️.txt'],
    [LONG_NAME, LONG_NAME],
    ['../../etc/passwd.txt', 'passwd.txt'],
  ] as const;
  return names.map(([name, arrives]) => {
    const buffer = randomBytes(1000);
    sent.set(arrives, sha256(buffer).toString('hex'));
    return { name, mimeType: 'text/plain', buffer };
  });
}

/** A file on disk, for the browser to read as it goes. */
async function randomFile(name: string, bytes: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '');
  for (let left = bytes; left > 0; left -= 10 * MB) {
    await appendFile(path, randomBytes(Math.min(left, 10 * MB)));
  }
  return path;
}

async function shownPassword(shownIn: Frame): Promise<string> {
  const card = shownIn.getByRole('region', { name: 'Passwort für die Empfänger' });
  return /[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}/.exec(await card.innerText())?.[0] ?? '';
}

/** Clicks when nobody watches any more. */
async function clickSoon(button: Locator): Promise<void> {
  await button.waitFor();
  await button.evaluate((element: HTMLElement) => setTimeout(() => element.click(), 1500));
}

/** Waits until the server holds the sending and its link opens: the pane has proven the mail clean. */
async function sendingIsActive(): Promise<void> {
  const url = await product.databaseUrl();
  const active = `select from siegelpost.packages where state = 'active'`;
  await eventually(async () => (await query(url, active))[0], 180_000);
}

/** Waits until a download lies complete on the disk. */
async function fileOf(path: string, bytes: number): Promise<void> {
  const isWhole = async () => (await stat(path).catch(() => undefined))?.size === bytes || undefined;
  await eventually(isWhole, 180_000);
}

interface Growth {
  readonly server: number;
  readonly browser: number;
}

/** By how many octets server and browser grow at most while something is done; undefined where nobody can say. */
async function memoryGrowth(browser: OwnBrowser, work: () => Promise<void>): Promise<Growth | undefined> {
  const [server, browsing] = await Promise.all([watchMemory(product.pid), watchMemory(browser.pid)]);
  try {
    await work();
    return server && browsing && { server: server.growth(), browser: browsing.growth() };
  } finally {
    server?.stop();
    browsing?.stop();
  }
}

function expectFlat(doing: string, growth: Growth | undefined): void {
  if (!growth) return console.log(`Memory was not measured: this system does not tell (${doing}).`);
  const [server, browserGrowth] = [growth.server, growth.browser].map((bytes) => Math.round(bytes / MB));
  console.log(`Memory growth while ${doing}: server ${server} MB, browser ${browserGrowth} MB.`);
  expect(growth.server).toBeLessThan(MOST_GROWTH);
  expect(growth.browser).toBeLessThan(MOST_GROWTH);
}
