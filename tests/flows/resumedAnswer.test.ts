import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SendingsInMemory } from '@siegelpost/shared/transfer/begunSending';
import { TransferHere } from '@siegelpost/shared/transfer/transferHere';
import type { Page, Route } from 'playwright-core';
import { arrivedAtClerk, sha256Hex } from '../support/arrivedAtClerk.ts';
import { CitizenPage } from '../support/citizenPage.ts';
import { eventually } from '../support/eventually.ts';
import { keptRecords } from '../support/keptRecords.ts';
import { linkOf, PASSWORD, randomFile } from '../support/packages.ts';
import { ignoreProgress } from '../support/people.ts';
import { query } from '../support/query.ts';
import { accessibilityFaults } from '../support/recipientBrowser.ts';
import { addressOf, type RecipientStage, startRecipientStage } from '../support/recipientStage.ts';
import { watchParts } from '../support/watchParts.ts';

/** How long a line is away; minutes where somebody has the patience. */
const AWAY_MS = Number(process.env['LINE_AWAY_MS'] ?? 2_000);
const PARTS = 5;
/** Five parts: too much to be kept by a browser, so that it must be chosen again. */
const LARGE = 40_000_000;
/** Two parts, kept. */
const SMALL = 10_000_000;

let stage: RecipientStage;

beforeAll(async () => {
  stage = await startRecipientStage();
}, 240_000);

afterAll(() => stage.stop());

const asChosen = ({ name, plain }: ReturnType<typeof randomFile>) => [
  { name, mimeType: 'application/pdf', buffer: plain },
];

/** Opens a package and sends an answer over a line so slow that it can be watched. */
async function answering(file: ReturnType<typeof randomFile>) {
  const visitor = await stage.visit(addressOf(await stage.send([])));
  const parts = watchParts(visitor.page);
  const citizen = new CitizenPage(visitor.page);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
  stage.line.delay(8);
  await citizen.answer('Anbei.', asChosen(file));
  await eventually(() => (parts.durable > 0 ? true : undefined), 60_000);
  return { ...visitor, citizen, parts };
}

const receipt = (page: Page) =>
  page.getByRole('heading', { level: 1, name: 'Ihre Antwort ist angekommen' }).waitFor({ timeout: 120_000 });

/** Loads the page anew, over a good line. */
async function reopen({ page, citizen }: { page: Page; citizen: CitizenPage }) {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  stage.line.delay(0);
  await citizen.enterPassword(PASSWORD);
  await citizen.opened();
}

describe('row 67: an answer on its way', () => {
  test(
    'waits for a line that is away for long, says so, and arrives',
    async () => {
      const file = randomFile('Formular.pdf', LARGE);
      const { page, parts, close } = await answering(file);
      stage.line.break();
      await page.getByText('Die Verbindung stockt').waitFor({ timeout: 30_000 });
      await page.waitForTimeout(AWAY_MS);
      const before = parts.durable;
      stage.line.delay(0);
      stage.line.repair();
      await receipt(page);
      expect(parts.durable - before).toBe(PARTS - before);
      expect(await arrivedAtClerk(stage)).toBe(sha256Hex(file.plain));
      await close();
    },
    180_000 + AWAY_MS,
  );

  test('goes on after a reload with the file that is chosen again, and sends no part twice', async () => {
    const file = randomFile('Formular.pdf', LARGE);
    const visit = await answering(file);
    const { page, parts, troubles } = visit;
    await reopen(visit);
    await page.getByText('Große Dateien bewahrt der Browser nicht auf').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Formular.pdf (40' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Ihre Nachricht' }).inputValue()).toBe('Anbei.');
    expect(await accessibilityFaults(page)).toEqual([]);
    const before = parts.durable;
    await page.getByLabel('Dateien auswählen').setInputFiles(asChosen(file));
    await page.getByText('Was schon angekommen ist, wird nicht noch einmal übertragen').waitFor();
    await page.getByRole('button', { name: 'Antwort sicher senden' }).click();
    await receipt(page);
    // What the server had answered for is never on the line again.
    expect(before).toBeGreaterThan(0);
    expect(parts.durable).toBeLessThanOrEqual(PARTS);
    expect(parts.twice).toEqual([]);
    expect(await arrivedAtClerk(stage)).toBe(sha256Hex(file.plain));
    expect(troubles).toEqual([]);
    await visit.close();
  }, 180_000);

  test('goes on after a reload by itself with a file that the browser has kept, sealed', async () => {
    const file = randomFile('Foto.jpg', SMALL);
    const visit = await answering(file);
    const { page, parts } = visit;
    await reopen(visit);
    await page.getByText('Das Senden wurde unterbrochen. Senden Sie jetzt weiter').waitFor();
    await page.getByRole('button', { name: 'Foto.jpg entfernen' }).waitFor();
    const inTheClear = file.plain.subarray(0, 64).toString('latin1');
    expect((await keptRecords(page)).filter(({ octets }) => octets.includes(inTheClear))).toEqual([]);
    await page.getByRole('button', { name: 'Antwort sicher senden' }).click();
    await receipt(page);
    expect(parts.twice).toEqual([]);
    expect(await arrivedAtClerk(stage)).toBe(sha256Hex(file.plain));
    expect((await keptRecords(page)).map(({ name }) => name)).toEqual(['key']);
    await visit.close();
  }, 180_000);
});

describe('an answer that is begun once more', () => {
  /** Somebody who has opened a package, and whose first try is cancelled after one part. */
  async function interrupted(file: ReturnType<typeof randomFile>, sendings = new SendingsInMemory()) {
    const uploads: string[] = [];
    const watching: typeof fetch = (input, init) => {
      if (init?.method === 'PUT')
        uploads.push(new URL(input instanceof Request ? input.url : input).pathname);
      return fetch(input, init);
    };
    const max = new TransferHere({ origin: stage.server.origin, fetch: watching, sendings });
    const sent = await stage.send([]);
    await max.open(linkOf(sent), PASSWORD);
    const order = { name: '', message: 'Anbei.', files: [file] };
    const first = max.reply(order, ({ doneBytes }) => doneBytes > 8_000_000 && void max.cancel());
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    return { max, order, uploads };
  }

  test('with another file of the same name and size sends everything under fresh keys', async () => {
    const { max, order, uploads } = await interrupted(randomFile('a.pdf', LARGE));
    const other = randomFile('a.pdf', LARGE);
    await max.reply({ ...order, files: [other] }, ignoreProgress);
    const packages = [...new Set(uploads.map((path) => path.split('/')[3]))];
    expect(packages.length).toBe(2);
    // On a busy machine the first may still begin a part while it is being cancelled.
    const ofSecond = uploads.filter((path) => path.split('/')[3] === packages[1]);
    expect(new Set(ofSecond).size).toBe(PARTS);
    expect(await arrivedAtClerk(stage)).toBe(sha256Hex(other.plain));
  });

  test('with other words beside the same file is the same package', async () => {
    const file = randomFile('a.pdf', LARGE);
    const { max, order, uploads } = await interrupted(file);
    await max.reply({ ...order, message: 'Anbei, jetzt aber.' }, ignoreProgress);
    expect(new Set(uploads.map((path) => path.split('/')[3])).size).toBe(1);
    expect(await arrivedAtClerk(stage)).toBe(sha256Hex(file.plain));
  });

  test('that has arrived while nobody saw it is told, and is not sent again', async () => {
    class Forgetful extends SendingsInMemory {
      override async forget(): Promise<void> {}
    }
    const sendings = new Forgetful();
    const max = new TransferHere({ origin: stage.server.origin, fetch, sendings });
    await max.open(linkOf(await stage.send([])), PASSWORD);
    const order = { name: '', message: 'Anbei.', files: [] };
    const sent = await max.reply(order, ignoreProgress);
    expect((await max.reply(order, ignoreProgress)).packageId).toBe(sent.packageId);
    expect((await max.reply({ ...order, message: 'Noch etwas.' }, ignoreProgress)).packageId).not.toBe(
      sent.packageId,
    );
    expect(await max.unfinished()).toEqual({ state: 'arrived' });
  });
});

describe('row 67: an answer of which nobody knows whether it has arrived', () => {
  test('is said to lack only its confirmation; whoever cancels then has the receipt, and the clerk one answer', async () => {
    const sent = await stage.send([]);
    const { page, troubles, close } = await stage.visit(addressOf(sent));
    const citizen = new CitizenPage(page);
    await citizen.enterPassword(PASSWORD);
    await citizen.opened();
    stage.line.stall('down');
    await citizen.answer('Anbei.', asChosen(randomFile('Formular.pdf', 100_000)));
    const answers = () =>
      query(
        stage.server.databaseUrl,
        'select state from siegelpost.packages where in_reply_to = $1 and sealed_at is not null',
        [sent.packageId],
      );
    await eventually(async () => (await answers())[0], 60_000);
    await page.getByText('Alles ist abgeschickt. Die Bestätigung fehlt noch').waitFor();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    stage.line.repair();
    await receipt(page);
    expect(await answers()).toHaveLength(1);
    expect(troubles).toEqual([]);
    await close();
  });

  test('is said not to have arrived as soon as that is known', async () => {
    const { page, close } = await answering(randomFile('Formular.pdf', LARGE));
    // Of five parts.
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    stage.line.delay(0);
    const alert = page.getByRole('alert').filter({ hasText: 'Es ist nichts angekommen.' });
    expect(await alert.textContent()).toBe(
      'Das Senden wurde abgebrochen. Ihr Text und Ihre Dateien sind noch da.\nEs ist nichts angekommen.',
    );
    await page.getByRole('button', { name: 'Formular.pdf entfernen' }).waitFor();
    await close();
  });

  test('keeps nobody from the text of before the reload, nor from writing on', async () => {
    const visit = await answering(randomFile('Foto.jpg', SMALL));
    const { page } = visit;
    const asked: Route[] = [];
    await page.route('**/parts', (route) => void asked.push(route));
    await reopen(visit);
    await eventually(() => asked[0]);
    const field = page.getByRole('textbox', { name: 'Ihre Nachricht' });
    await eventually(async () => (await field.inputValue()) || undefined);
    await field.press('End');
    await field.pressSequentially(' Und mehr.');
    await asked[0]?.continue();
    await page.getByRole('button', { name: 'Foto.jpg entfernen' }).waitFor();
    expect(await field.inputValue()).toBe('Anbei. Und mehr.');
    await visit.close();
  });
});
