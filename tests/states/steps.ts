import type { Sent } from '@siegelpost/shared/transfer/transfer';
import type { Route } from 'playwright-core';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { addressOf, type RecipientStage } from '../support/recipientStage.ts';
import type { Scene } from './scene.ts';

// Steps on the way to a state; found by what things are, because the words differ by language.

export const WRONG = '0000000000';

const LETTER = `Sehr geehrter Herr Beispiel,

anbei erhalten Sie den Bescheid zu Ihrem Antrag vom 3. November samt Anlagen. Bitte prüfen Sie die Angaben auf Seite 2 und senden Sie uns das ausgefüllte Formular bis zum 15. Dezember zurück.

Mit freundlichen Grüßen
Erika Sommer
Sachgebiet Wohnen`;

export const NO_FILES = () => [];
export const ONE_FILE = () => [randomFile('Bescheid 2026-1847.pdf', 1_840_000)];
export const FILES = () => [
  ...ONE_FILE(),
  randomFile('Grundriss Wohnung 3. OG links.jpg', 640_000),
  randomFile('Formular W7 (bitte ausfüllen).docx', 48_200),
  randomFile('Berechnung.xlsm', 91_000),
];

type Files = Parameters<RecipientStage['send']>[0];
type Changes = Parameters<RecipientStage['send']>[1];

/** What states that change nothing about it share: sealing takes its time. */
const letters = new WeakMap<RecipientStage, Map<() => Files, Promise<Sent>>>();

/** A letter with these files that may have been opened before. */
function sharedLetter(stage: RecipientStage, files: () => Files): Promise<Sent> {
  const sent = letters.get(stage) ?? new Map<() => Files, Promise<Sent>>();
  const letter = sent.get(files) ?? freshLetter(stage, files());
  letters.set(stage, sent.set(files, letter));
  return letter;
}

export const freshLetter = (stage: RecipientStage, files: Files, changes: Changes = {}) =>
  stage.send(files, { message: LETTER, ...changes });

/** Goes to a letter and stops before its password. */
export async function ask({ page, stage }: Scene, letter?: Promise<Sent>): Promise<void> {
  await page.goto(addressOf(await (letter ?? sharedLetter(stage, FILES))));
  await page.locator('form button[type=submit]').waitFor();
}

export async function enter({ page }: Scene, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
}

/** Opens a letter with these files that nobody changes, or one of its own. */
export async function open(scene: Scene, files: (() => Files) | Promise<Sent> = FILES): Promise<void> {
  await ask(scene, files instanceof Promise ? files : sharedLetter(scene.stage, files));
  await enter(scene, PASSWORD);
  await scene.page.locator('.message').waitFor();
}

/** Comes back to a package that was open, as after a reload. */
export async function reopen(scene: Scene): Promise<void> {
  scene.page.on('dialog', (dialog) => void dialog.accept());
  await scene.page.reload();
  await enter(scene, PASSWORD);
  await scene.page.locator('.message').waitFor();
}

export const unfold = ({ page }: Scene, which = 0) => page.locator('summary').nth(which).click();
export const submit = ({ page }: Scene) => page.locator('form button[type=submit]').click();
export const save = ({ page }: Scene) =>
  page.locator('li .file__buttons .kern-btn--secondary').first().click();

/** Shows the first file that can be looked at. */
export const look = ({ page }: Scene) => page.locator('li .file__buttons button').first().click();

export const refused = ({ page }: Scene) => page.locator('.danger').first().waitFor();
export const told = ({ page }: Scene) => page.locator('.kern-alert').first().waitFor();
export const stalled = ({ page }: Scene) =>
  page.locator('.figures + output:not(:empty)').waitFor({ timeout: 60_000 });

/** From now on these requests get no answer, but for the first `but` of them. */
export async function hold({ page }: Scene, url: string, but = 0): Promise<void> {
  let left = but;
  await page.context().route(url, (route: Route) => (left-- > 0 ? route.continue() : undefined));
}

/** Message and two files of an answer, of which the first has so many octets. */
export async function fillReply({ page }: Scene, bytes = 1_200_000): Promise<void> {
  await page.locator('form input[type=text]').fill('Max Beispiel');
  await page.locator('textarea').fill('Guten Tag Frau Sommer,\n\nanbei das ausgefüllte Formular.');
  await page
    .locator('form input[type=file]')
    .first()
    .setInputFiles([
      { name: 'Formular W7 ausgefüllt.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(bytes, 1) },
      { name: 'Personalausweis.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(300_000, 1) },
    ]);
}
