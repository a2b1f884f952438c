import { paths } from '@siegelpost/shared/api/paths';
import { signInClerk, type SignedInClerk } from '../support/people.ts';
import type { RecipientStage } from '../support/recipientStage.ts';
import { VisitorPage } from '../support/visitorPage.ts';
import type { Scene, States } from './scene.ts';
import { hold, refused, stalled, submit, unfold } from './steps.ts';

/** The drop-in page, in the order in which people meet it. */
export const WRITE_FIRST_STATES: States = {
  'write-finding': {
    async reach(scene) {
      await hold(scene, '**/api/drop-ins');
      await goToList(scene, []);
      await scene.page.locator('.waiting').waitFor();
    },
  },
  'write-none': {
    async reach(scene) {
      await goToList(scene, []);
      await scene.page.locator('.lead').waitFor();
    },
  },
  'write-one': {
    async reach(scene) {
      await goToList(scene, ['erika']);
      await scene.page.locator('input[type=email]').waitFor();
    },
  },
  'write-choose': {
    async reach(scene) {
      await goToList(scene, ['erika', 'office']);
      await scene.page.locator('.addressee').nth(1).waitFor();
    },
  },
  'write-office': {
    async reach(scene) {
      await goToList(scene, ['erika', 'office']);
      await scene.page.locator('.addressee').filter({ hasText: 'bauamt@' }).click();
      await scene.page.locator('input[type=email]').waitFor();
    },
  },
  'write-unknown': {
    async reach({ stage, page }) {
      await page.goto(stage.line.origin + paths.dropInPage('niemand'));
      await page.locator('.lead').waitFor();
    },
  },
  'write-offline': {
    async reach({ stage, page }) {
      await page.context().route('**/api/drop-ins/*', (route) => route.abort());
      await page.goto(stage.line.origin + paths.dropInPage('erika-sommer'));
      await page.locator('main .kern-btn--primary').waitFor();
    },
  },
  'write-who': { reach: async (scene) => void (await before(scene)) },
  'write-key': {
    async reach(scene) {
      await before(scene);
      await unfold(scene);
    },
  },
  'write-wrong': {
    async reach(scene) {
      await (await before(scene)).introduce('', 'max');
      await refused(scene);
    },
  },
  'write-wrong-address': {
    async reach(scene) {
      await (await before(scene)).introduce('Max Beispiel', 'keine Adresse');
      await refused(scene);
    },
  },
  // As long as it takes to mail the code or, under load, to work for it.
  'write-busy': {
    async reach(scene) {
      await hold(scene, '**/api/drop-ins/*/code');
      await (await before(scene)).introduce('Max Beispiel', newAddress());
      await scene.page.locator('.waiting').waitFor();
    },
  },
  'write-code': {
    async reach(scene) {
      await asked(scene);
      await unfold(scene);
    },
  },
  'write-code-again': {
    async reach(scene) {
      await asked(scene);
      await unfold(scene);
      await scene.page.locator('details .kern-btn--secondary').click();
      await scene.page.locator('main > output:not(:empty)').waitFor();
    },
  },
  'write-code-wrong': {
    async reach(scene) {
      await (await asked(scene)).enterCode('000000');
      await refused(scene);
    },
  },
  'write-code-busy': {
    async reach(scene) {
      await hold(scene, '**/api/drop-ins/*/visit');
      await (await asked(scene)).enterCode('000000');
      await scene.page.locator('.waiting').waitFor();
    },
  },
  'write-empty': {
    async reach(scene) {
      await (await letter(scene)).submit();
      await refused(scene);
    },
  },
  'write-letter': { reach: (scene) => written(scene) },
  'write-sending': { reach: (scene) => sending(scene) },
  'write-stalled': {
    async reach(scene) {
      await sending(scene);
      await stalled(scene);
    },
  },
  'write-failed': {
    async reach(scene) {
      await written(scene);
      await scene.page
        .context()
        .route('**/api/packages/whole', (route) => route.fulfill({ status: 400, body: '{}' }));
      await submit(scene);
      await scene.page.locator('form :focus > .kern-alert').waitFor();
    },
  },
  'write-visit-over': {
    async reach(scene) {
      await written(scene);
      scene.stage.server.passTime(25 * 3_600_000);
      await submit(scene);
      await scene.page.locator('form :focus > .kern-alert').waitFor();
    },
  },
  'write-receipt': {
    print: true,
    async reach(scene) {
      await written(scene);
      await submit(scene);
      await scene.page.getByTestId('answer-password').waitFor();
    },
  },
};

let people = 0;
const newAddress = () => `max.beispiel${++people}@buerger.example`;

/** One for a stage: somebody has one key. */
const offices = new WeakMap<RecipientStage, Promise<SignedInClerk>>();

function officeOf(stage: RecipientStage): Promise<SignedInClerk> {
  const known =
    offices.get(stage) ?? signInClerk(stage.server, { name: 'Bauamt', address: 'bauamt@amt.example' });
  offices.set(stage, known);
  return known;
}

/** The authority's own page while exactly these pages are open. */
async function goToList({ stage, page }: Scene, open: readonly ('erika' | 'office')[]): Promise<void> {
  await stage.erika.api.switchDropIn(open.includes('erika'));
  await (await officeOf(stage)).api.switchDropIn(open.includes('office'));
  await page.goto(stage.line.origin + paths.dropInPage(''));
}

async function before({ stage, page }: Scene): Promise<VisitorPage> {
  await stage.erika.api.switchDropIn(true);
  const citizen = new VisitorPage(page, stage.server.mailbox);
  await citizen.goTo(stage.line.origin, 'erika-sommer');
  return citizen;
}

async function asked(scene: Scene): Promise<VisitorPage> {
  const citizen = await before(scene);
  await citizen.introduce('Max Beispiel', newAddress());
  await scene.page.locator('input[autocomplete=one-time-code]').waitFor({ timeout: 60_000 });
  return citizen;
}

async function letter(scene: Scene): Promise<VisitorPage> {
  const citizen = await before(scene);
  const address = newAddress();
  await citizen.introduce('Max Beispiel', address);
  await citizen.enterMailedCode(address);
  await scene.page.locator('textarea').waitFor();
  return citizen;
}

async function written(scene: Scene, bytes = 840_000): Promise<void> {
  const citizen = await letter(scene);
  const pdf = { name: 'Antrag Wohngeld.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(bytes, 1) };
  await citizen.write('Guten Tag Frau Sommer,\n\nanbei mein Antrag auf Wohngeld mit allen Anlagen.', [pdf]);
}

/** Stopped after the first of its parts. */
async function sending(scene: Scene): Promise<void> {
  await written(scene, 17_000_000);
  await hold(scene, '**/bodies/**', 1);
  await submit(scene);
  await scene.page.locator('progress:not([value="0"])').waitFor();
}
