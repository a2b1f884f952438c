import { open as openFile } from 'node:fs/promises';
import { PASSWORD, randomFile } from '../support/packages.ts';
import { pdfWithPages } from '../support/pdf.ts';
import { addressOf } from '../support/recipientStage.ts';
import { storedFiles } from '../support/storedFiles.ts';
import type { Scene, State } from './scene.ts';

// Every state of the page of a link, in the order in which people meet them.

const WRONG = '0000000000';

const LETTER = `Sehr geehrter Herr Beispiel,

anbei erhalten Sie den Bescheid zu Ihrem Antrag vom 3. November samt Anlagen. Bitte prüfen Sie die Angaben auf Seite 2 und senden Sie uns das ausgefüllte Formular bis zum 15. Dezember zurück.

Mit freundlichen Grüßen
Erika Sommer
Sachgebiet Wohnen`;

/** A picture of 480 × 320 pixels, the simplest there is (BMP): browsers look at its first octets, not at its name. */
function bitmap(): Uint8Array<ArrayBuffer> {
  const [width, height, head] = [480, 320, 54];
  const picture = new Uint8Array(head + width * height * 3).fill(170);
  const view = new DataView(picture.buffer);
  picture.set([0x42, 0x4d]);
  const lengths = [
    [2, picture.length],
    [10, head],
    [14, 40],
    [18, width],
    [22, height],
  ] as const;
  for (const [offset, value] of lengths) view.setUint32(offset, value, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  return picture;
}

const ONE_FILE = () => [randomFile('Bescheid 2026-1847.pdf', 1_840_000)];
const FILES = () => [
  ...ONE_FILE(),
  randomFile('Grundriss Wohnung 3. OG links.jpg', 640_000),
  randomFile('Formular W7 (bitte ausfüllen).docx', 48_200),
  randomFile('Berechnung.xlsm', 91_000),
];
const MANY_FILES = () =>
  Array.from({ length: 14 }, (_, index) =>
    randomFile(`Anlage ${index + 1} zum Bescheid.pdf`, 40_000 + index),
  );
const LARGE_FILE = () => [randomFile('Akte 2026.zip', 80_000_000), ...FILES()];

type Files = Parameters<Scene['stage']['send']>[0];
type Changes = Parameters<Scene['stage']['send']>[1];

async function ask({ stage, page }: Scene, files: Files = FILES(), changes: Changes = {}) {
  const sent = await stage.send(files, { message: LETTER, ...changes });
  await page.goto(addressOf(sent));
  await page.locator('form button[type=submit]').waitFor();
  return sent;
}

async function enter({ page }: Scene, text: string) {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
}

async function opened(scene: Scene, files: Files = FILES(), changes: Changes = {}) {
  const sent = await ask(scene, files, changes);
  await enter(scene, PASSWORD);
  await scene.page.locator('.message').waitFor();
  return sent;
}

const unfold = ({ page }: Scene, which = 0) => page.locator('summary').nth(which).click();
const refused = ({ page }: Scene) => page.locator('.danger').first().waitFor();
const told = ({ page }: Scene) => page.locator('.kern-alert').first().waitFor();
const save = ({ page }: Scene) => page.locator('li .file__buttons .kern-btn--secondary').first().click();
const send = ({ page }: Scene) => page.locator('form button[type=submit]').click();

async function fillReply({ page }: Scene, bytes = 1_200_000) {
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

/** Changes one octet of what the store holds last. */
async function damage({ stage }: Scene, packageId: string) {
  const [, last = ''] = (await storedFiles(stage.server.blobDir, packageId)).slice(-2);
  const object = await openFile(last, 'r+');
  await object.write('X', 1000);
  await object.close();
}

const without = (script: string | RegExp) => async (scene: Scene) => {
  await scene.page.route(script, (route) => route.abort());
  await scene.page.goto(scene.stage.line.origin);
  // The page says so of itself after a while.
  await scene.page.locator('.late').waitFor();
};

export const RECIPIENT_STATES: Readonly<Record<string, State>> = {
  'no-javascript': {
    options: { javaScriptEnabled: false },
    reach: async ({ stage, page }) => void (await page.goto(stage.line.origin)),
  },
  'old-browser': { reach: without(/\/assets\/.*\.js$/) },
  home: {
    async reach({ stage, page }) {
      await page.goto(stage.line.origin);
      await page.locator('h1').first().waitFor();
    },
  },
  'home-no-link': {
    async reach(scene) {
      await scene.page.goto(scene.stage.line.origin);
      await enter(scene, 'kein Link');
      await refused(scene);
    },
  },
  broken: {
    async reach(scene) {
      const { stage, page } = scene;
      await page.goto(addressOf(await stage.send([])).replace(/#.*/, ''));
      await page.getByRole('textbox').waitFor();
    },
  },
  unknown: {
    async reach(scene) {
      const sent = await scene.stage.send([]);
      await scene.page.goto(addressOf(sent).replace(/\/t\/.{22}/, `/t/${'A'.repeat(22)}`));
      await told(scene);
    },
  },
  offline: {
    async reach(scene) {
      await scene.page.context().route('**/notice', (route) => route.abort());
      await scene.page.goto(addressOf(await scene.stage.send([])));
      await told(scene);
    },
  },
  recalled: {
    async reach(scene) {
      const sent = await scene.stage.send([]);
      await scene.stage.erika.api.recall(sent.packageId);
      await scene.page.goto(addressOf(sent));
      await told(scene);
    },
  },
  expired: {
    async reach(scene) {
      const { server } = scene.stage;
      const expiresAt = new Date(server.now().getTime() + 3_600_000).toISOString();
      await ask(scene, [], { expiresAt });
      server.passTime(3_700_000);
      await scene.page.reload();
      await told(scene);
    },
  },
  locked: {
    async reach(scene) {
      const sent = await ask(scene);
      for (let tries = 0; tries < 10; tries++) {
        await scene.page.reload();
        await enter(scene, WRONG);
        await scene.page.locator('.waiting').waitFor({ state: 'detached' });
        scene.stage.server.passTime(400_000);
      }
      await scene.page.goto('about:blank');
      await scene.page.goto(addressOf(sent));
      await told(scene);
    },
  },
  clerk: {
    async reach({ stage, page }) {
      await page.goto(`${stage.line.origin}/r/${'A'.repeat(22)}`);
      await page.locator('h1').first().waitFor();
    },
  },
  ask: { reach: async (scene) => void (await ask(scene)) },
  'ask-help': {
    async reach(scene) {
      await ask(scene);
      await unfold(scene);
    },
  },
  'ask-link-only': { reach: async (scene) => void (await ask(scene, [], { password: null })) },
  'ask-once': { reach: async (scene) => void (await ask(scene, [], { oneTime: true })) },
  'ask-seen': {
    async reach(scene) {
      await scene.page.goto(addressOf(await scene.stage.send([])).replace('#', '%23'));
      await told(scene);
    },
  },
  'ask-wrong': {
    async reach(scene) {
      await ask(scene);
      await enter(scene, WRONG);
      await refused(scene);
    },
  },
  'ask-wait': {
    async reach(scene) {
      await ask(scene);
      for (let tries = 0; tries < 3; tries++) {
        await enter(scene, WRONG);
        await scene.page.locator('.waiting').waitFor({ state: 'detached' });
        await refused(scene);
      }
    },
  },
  code: {
    async reach(scene) {
      await ask(scene, [], { mailboxCodeAddress: 'max@buerger.example' });
      await enter(scene, PASSWORD);
      await scene.page.locator('input[autocomplete=one-time-code]').waitFor();
    },
  },
  'code-wrong': {
    async reach(scene) {
      await RECIPIENT_STATES['code']?.reach(scene);
      await enter(scene, '000000');
      await refused(scene);
    },
  },
  opened: { print: true, reach: async (scene) => void (await opened(scene)) },
  'opened-check': {
    async reach(scene) {
      await opened(scene);
      await unfold(scene);
    },
  },
  'opened-one': { reach: async (scene) => void (await opened(scene, ONE_FILE())) },
  'opened-none': { reach: async (scene) => void (await opened(scene, [])) },
  'opened-many': { reach: async (scene) => void (await opened(scene, MANY_FILES())) },
  'opened-chosen': {
    async reach(scene) {
      await opened(scene);
      for (const tick of (await scene.page.getByRole('checkbox').all()).slice(0, 2)) await tick.check();
    },
  },
  'opened-picture': {
    async reach(scene) {
      const content = new Blob([bitmap()]);
      await opened(scene, [{ name: 'Lageplan.png', content }, ...ONE_FILE()]);
      await scene.page.locator('li .file__buttons button').first().click();
      await scene.page.locator('figure').waitFor();
    },
  },
  'opened-pdf': {
    async reach(scene) {
      const content = new Blob([new Uint8Array(pdfWithPages(['Bescheid', 'Anlage']))]);
      await opened(scene, [{ name: 'Bescheid.pdf', content }]);
      await scene.page.locator('li .file__buttons button').first().click();
      await scene.page.locator('.pdf__page').waitFor();
    },
  },
  saving: {
    async reach(scene) {
      await opened(scene, LARGE_FILE());
      scene.stage.line.delay(100);
      await save(scene);
      await scene.page.locator('progress').waitFor();
    },
  },
  paused: {
    async reach(scene) {
      await RECIPIENT_STATES['saving']?.reach(scene);
      await scene.page.locator('li .file__buttons button').first().click();
    },
  },
  saved: {
    async reach(scene) {
      await opened(scene);
      await save(scene);
      await scene.page.locator('.file .success').first().waitFor();
    },
  },
  damaged: {
    async reach(scene) {
      const sent = await opened(scene, ONE_FILE());
      await damage(scene, sent.packageId);
      await save(scene);
      await refused(scene);
    },
  },
  'reply-empty': {
    async reach(scene) {
      await opened(scene, []);
      await send(scene);
      await refused(scene);
    },
  },
  reply: {
    async reach(scene) {
      await opened(scene, []);
      await fillReply(scene);
    },
  },
  'reply-restored': {
    async reach(scene) {
      await RECIPIENT_STATES['reply']?.reach(scene);
      await scene.page.waitForTimeout(1500);
      scene.page.on('dialog', (dialog) => void dialog.accept());
      await scene.page.reload();
      await enter(scene, PASSWORD);
      await scene.page.locator('.kern-alert').waitFor();
    },
  },
  'reply-failed': {
    async reach(scene) {
      await opened(scene, []);
      await fillReply(scene, 9_000_000);
      await scene.page
        .context()
        .route('**/api/packages/*/seal', (route) => route.fulfill({ status: 400, body: '{}' }));
      await send(scene);
      await scene.page.locator('form .kern-alert').waitFor();
    },
  },
  sending: {
    async reach(scene) {
      await opened(scene, []);
      await fillReply(scene, 40_000_000);
      scene.stage.line.delay(100);
      await send(scene);
      await scene.page.locator('progress').waitFor();
    },
  },
  receipt: {
    print: true,
    async reach(scene) {
      await RECIPIENT_STATES['reply']?.reach(scene);
      await send(scene);
      await scene.page.locator('.receipt').waitFor();
    },
  },
};
