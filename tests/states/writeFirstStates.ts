import { paths } from '@siegelpost/shared/api/paths';
import { signInClerk } from '../support/people.ts';
import { VisitorPage } from '../support/visitorPage.ts';
import type { Scene, State } from './scene.ts';

// Every state of the drop-in page, in the order in which people meet them.

let people = 0;
const newAddress = () => `max.beispiel${++people}@buerger.example`;

async function before({ stage, page }: Scene): Promise<VisitorPage> {
  await stage.erika.api.switchDropIn(true);
  const citizen = new VisitorPage(page, stage.server.mailbox);
  await citizen.goTo(stage.line.origin, 'erika-sommer');
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

const unfold = ({ page }: Scene) => page.locator('summary').first().click();
const refused = ({ page }: Scene) => page.locator('.danger').first().waitFor();

export const WRITE_FIRST_STATES: Readonly<Record<string, State>> = {
  'write-choose': {
    async reach({ stage, page }) {
      await stage.erika.api.switchDropIn(true);
      const office = await signInClerk(stage.server, { name: 'Bauamt', address: 'bauamt@amt.example' });
      await office.api.switchDropIn(true);
      await page.goto(stage.line.origin + paths.dropInPage(''));
      await page.locator('.waiting').waitFor({ state: 'detached' });
    },
  },
  'write-unknown': {
    async reach({ stage, page }) {
      await page.goto(stage.line.origin + paths.dropInPage('niemand'));
      await page.locator('.waiting').waitFor({ state: 'detached' });
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
  'write-code': {
    async reach(scene) {
      await (await before(scene)).introduce('Max Beispiel', newAddress());
      await scene.page.locator('input[autocomplete=one-time-code]').waitFor({ timeout: 60_000 });
      await unfold(scene);
    },
  },
  'write-code-wrong': {
    async reach(scene) {
      const citizen = await before(scene);
      await citizen.introduce('Max Beispiel', newAddress());
      await citizen.enterCode('000000');
      await refused(scene);
    },
  },
  'write-empty': {
    async reach(scene) {
      await (await letter(scene)).submit();
      await refused(scene);
    },
  },
  'write-letter': {
    async reach(scene) {
      const pdf = {
        name: 'Antrag Wohngeld.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.alloc(840_000, 1),
      };
      const text = 'Guten Tag Frau Sommer,\n\nanbei mein Antrag auf Wohngeld mit allen Anlagen.';
      await (await letter(scene)).write(text, [pdf]);
    },
  },
  'write-receipt': {
    print: true,
    async reach(scene) {
      const citizen = await letter(scene);
      const pdf = {
        name: 'Antrag Wohngeld.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.alloc(840_000, 1),
      };
      await citizen.write('Anbei mein Antrag.', [pdf]);
      await citizen.submit();
      await citizen.answerPassword();
    },
  },
};
