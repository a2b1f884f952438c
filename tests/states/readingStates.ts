import { open as openFile } from 'node:fs/promises';
import { randomFile } from '../support/packages.ts';
import { LOCKED_PDF, pdfWithPages } from '../support/pdf.ts';
import { storedFiles } from '../support/storedFiles.ts';
import type { Scene, States } from './scene.ts';
import {
  FILES,
  freshLetter,
  hold,
  look,
  NO_FILES,
  ONE_FILE,
  open,
  refused,
  save,
  stalled,
  told,
  unfold,
} from './steps.ts';

/** The opened message, its files looked at and saved. */
export const READING_STATES: States = {
  opened: { print: true, reach: (scene) => open(scene) },
  'opened-check': {
    async reach(scene) {
      await open(scene);
      await unfold(scene);
    },
  },
  'opened-one': { reach: (scene) => open(scene, ONE_FILE) },
  'opened-none': { reach: (scene) => open(scene, NO_FILES) },
  'opened-many': { print: true, reach: (scene) => open(scene, manyFiles) },
  'opened-classified': {
    reach: (scene) => open(scene, freshLetter(scene.stage, [], { classification: 'confidential' })),
  },
  'opened-chosen': {
    async reach(scene) {
      await open(scene);
      await chooseTwo(scene);
    },
  },
  'saving-chosen': {
    async reach(scene) {
      await open(scene, largeFiles);
      scene.stage.line.delay(100);
      await chooseTwo(scene);
      await saveTogether(scene);
      await scene.page.locator('.together progress').waitFor();
    },
  },
  'saved-chosen': {
    async reach(scene) {
      await open(scene);
      await chooseTwo(scene);
      await saveTogether(scene);
      await scene.page.locator('.together .success').waitFor();
    },
  },
  'opened-in-memory': {
    options: { serviceWorkers: 'block' },
    async reach(scene) {
      // Nobody sends 500 MB here: the limit itself comes down.
      await scene.page.context().route(/\/assets\/.*\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replaceAll('5e8', '1e6') });
      });
      await open(scene);
      await told(scene);
    },
  },
  'opened-picture': {
    async reach(scene) {
      const plan = { name: 'Lageplan.png', content: new Blob([await picture(scene)]) };
      await open(scene, freshLetter(scene.stage, [plan, ...ONE_FILE()]));
      await look(scene);
      await scene.page.locator('figure').waitFor();
    },
  },
  'opened-no-picture': {
    async reach(scene) {
      await open(scene, freshLetter(scene.stage, [randomFile('Lageplan.png', 1000)]));
      await look(scene);
      await refused(scene);
    },
  },
  'opened-pdf': {
    async reach(scene) {
      const pdf = asFile('Bescheid.pdf', pdfWithPages(['Bescheid', 'Anlage']));
      await open(scene, freshLetter(scene.stage, [pdf]));
      await look(scene);
      await scene.page.locator('.pdf__controls').waitFor();
    },
  },
  'opened-no-pdf': {
    async reach(scene) {
      await open(scene, freshLetter(scene.stage, [asFile('Bescheid.pdf', LOCKED_PDF)]));
      await look(scene);
      await refused(scene);
    },
  },
  saving: { reach: (scene) => startSaving(scene) },
  paused: {
    async reach(scene) {
      await startSaving(scene);
      await scene.page.locator('li .file__buttons button').first().click();
    },
  },
  'saving-stalled': {
    async reach(scene) {
      await open(scene);
      await hold(scene, '**/bodies/**');
      await save(scene);
      await stalled(scene);
    },
  },
  'saving-cancelled': {
    async reach(scene) {
      await startSaving(scene);
      await scene.page.locator('li .file__buttons button').nth(1).click();
      await scene.page.locator('.file output .with-icon').waitFor();
    },
  },
  saved: {
    async reach(scene) {
      await open(scene);
      await save(scene);
      await scene.page.locator('li .file .success').first().waitFor();
    },
  },
  'saved-all': {
    async reach(scene) {
      await open(scene);
      await saveTogether(scene);
      await scene.page.locator('.together .success').waitFor();
    },
  },
  damaged: {
    async reach(scene) {
      const sent = await freshLetter(scene.stage, ONE_FILE());
      await open(scene, Promise.resolve(sent));
      await damage(scene, sent.packageId);
      await save(scene);
      await refused(scene);
    },
  },
};

async function chooseTwo({ page }: Scene): Promise<void> {
  for (const tick of (await page.getByRole('checkbox').all()).slice(0, 2)) await tick.check();
}

const saveTogether = ({ page }: Scene) => page.locator('.together .kern-btn--secondary').click();

const asFile = (name: string, content: Uint8Array) => ({
  name,
  content: new Blob([new Uint8Array(content)]),
});

const manyFiles = () =>
  Array.from({ length: 14 }, (_, index) =>
    randomFile(`Anlage ${index + 1} zum Bescheid.pdf`, 40_000 + index),
  );

const largeFiles = () => [randomFile('Akte 2026.zip', 80_000_000), ...FILES()];

/** Over a line so slow that it can be watched. */
async function startSaving(scene: Scene): Promise<void> {
  await open(scene, largeFiles);
  scene.stage.line.delay(100);
  await save(scene);
  await scene.page.locator('progress').waitFor();
}

/** Changes one octet of what the store holds last. */
async function damage({ stage }: Scene, packageId: string): Promise<void> {
  const stored = await storedFiles(stage.server.blobDir, packageId);
  const object = await openFile(stored.at(-1) ?? '', 'r+');
  await object.write('X', 1000);
  await object.close();
}

/** A plan of a flat, as the browser itself makes pictures. */
async function picture({ page }: Scene): Promise<Uint8Array<ArrayBuffer>> {
  const octets = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(480, 320);
    const context = canvas.getContext('2d');
    if (!context) return [];
    context.fillStyle = '#f4f1ea';
    context.fillRect(0, 0, 480, 320);
    context.lineWidth = 6;
    for (const [x, y, width, height] of [
      [20, 20, 440, 280],
      [20, 20, 180, 140],
      [200, 20, 260, 140],
      [20, 160, 280, 140],
    ] as const)
      context.strokeRect(x, y, width, height);
    const blob = await canvas.convertToBlob();
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  return Uint8Array.from(octets);
}
