import { randomBytes } from 'node:crypto';
import { createApi } from '@siegelpost/shared/client/api';
import { deriveLinkToken } from '@siegelpost/shared/envelope/gates';
import { toBase64Url } from '@siegelpost/shared/transfer/encoding';
import type { Sent } from '@siegelpost/shared/transfer/transfer';
import { linkOf, orderOf, PASSWORD } from '../support/packages.ts';
import { ignoreProgress, recipient } from '../support/people.ts';
import { addressOf } from '../support/recipientStage.ts';
import type { Scene, States } from './scene.ts';
import { ask, enter, freshLetter, hold, refused, told, unfold, WRONG } from './steps.ts';

/** On the way from a link to the opened message, in the order in which people meet them. */
export const OPENING_STATES: States = {
  'no-javascript': {
    async reach({ stage, page }) {
      // As a browser without scripts shows it, but in one that has them: axe is a script itself.
      await page.route(stage.line.origin, async (route) => {
        const response = await route.fetch();
        const html = (await response.text()).replaceAll(/<\/?noscript>|<script\b[^>]*><\/script>/g, '');
        await route.fulfill({ response, body: html.replace('id="root"', 'hidden') });
      });
      await page.goto(stage.line.origin);
    },
  },
  'old-browser': {
    async reach({ stage, page }) {
      await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
      await page.goto(stage.line.origin);
      // The page says so of itself after a while.
      await page.locator('.late').waitFor();
    },
  },
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
    async reach({ stage, page }) {
      await page.goto(addressOf(await stage.send([])).replace(/#.*/, ''));
      await page.getByRole('textbox').waitFor();
    },
  },
  'broken-no-secret': {
    async reach(scene) {
      const { stage, page } = scene;
      await page.goto(addressOf(await stage.send([])).replace(/#.*/, ''));
      await enter(scene, 'was auch immer');
      await refused(scene);
    },
  },
  reading: {
    async reach(scene) {
      await hold(scene, '**/notice');
      await scene.page.goto(addressOf(await scene.stage.send([])));
      await scene.page.locator('.waiting').waitFor();
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
  'not-ready': {
    async reach(scene) {
      const { erika } = scene.stage;
      await scene.page.goto(addressOf(await erika.transfer.send(orderOf(erika, []), ignoreProgress)));
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
  claimed: {
    async reach(scene) {
      const sent = await scene.stage.send([], { oneTime: true });
      await recipient(scene.stage.server).open(linkOf(sent), PASSWORD);
      await scene.page.goto(addressOf(sent));
      await enter(scene, PASSWORD);
      // Before that, it tells that the message can be opened only once.
      await scene.page.locator('form').waitFor({ state: 'detached' });
      await told(scene);
    },
  },
  expired: {
    async reach(scene) {
      const { server } = scene.stage;
      const expiresAt = new Date(server.now().getTime() + 3_600_000).toISOString();
      const sent = await scene.stage.send([], { expiresAt });
      server.passTime(3_700_000);
      await scene.page.goto(addressOf(sent));
      await told(scene);
    },
  },
  locked: {
    async reach(scene) {
      const sent = await scene.stage.send([]);
      await guessWrong(scene, sent, 10);
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
  ask: { reach: (scene) => ask(scene) },
  'ask-help': {
    async reach(scene) {
      await ask(scene);
      await unfold(scene);
    },
  },
  'ask-link-only': {
    reach: (scene) => ask(scene, freshLetter(scene.stage, [], { password: null })),
  },
  'ask-once': {
    reach: (scene) => ask(scene, freshLetter(scene.stage, [], { oneTime: true })),
  },
  'ask-seen': {
    async reach(scene) {
      await scene.page.goto(addressOf(await scene.stage.send([])).replace('#', '%23'));
      await told(scene);
    },
  },
  'ask-empty': {
    async reach(scene) {
      await ask(scene);
      await enter(scene, '');
      await refused(scene);
    },
  },
  'ask-wrong': {
    async reach(scene) {
      await ask(scene, freshLetter(scene.stage, []));
      await enter(scene, WRONG);
      await refused(scene);
    },
  },
  'ask-wait': {
    async reach(scene) {
      const sent = await freshLetter(scene.stage, []);
      await guessWrong(scene, sent, 2);
      await ask(scene, Promise.resolve(sent));
      await enter(scene, WRONG);
      await refused(scene);
    },
  },
  opening: {
    async reach(scene) {
      await hold(scene, '**/claim');
      await ask(scene);
      await enter(scene, PASSWORD);
      await scene.page.locator('.waiting').waitFor();
    },
  },
  code: { reach: (scene) => askCode(scene) },
  'code-wrong': {
    async reach(scene) {
      await askCode(scene);
      await enter(scene, '000000');
      await refused(scene);
    },
  },
  'code-again': {
    async reach(scene) {
      await askCode(scene);
      await scene.page.locator('form .kern-btn--tertiary').click();
      await scene.page.locator('form > output:not(:empty)').last().waitFor();
    },
  },
};

/** Past the page, whose Argon2 takes its time: what is shown to the server is as wrong as any other. */
async function guessWrong({ stage }: Scene, sent: Sent, tries: number): Promise<void> {
  const { packageId, linkSecret } = linkOf(sent);
  const token = () => toBase64Url(randomBytes(32));
  const linkToken = toBase64Url(await deriveLinkToken(linkSecret));
  const api = createApi({ origin: stage.server.origin, fetch });
  for (let tried = 0; tried < tries; tried++) {
    const guess = { linkToken, authToken: token(), claimToken: token() };
    await api.claim(packageId, guess).catch(() => undefined);
    stage.server.passTime(400_000);
  }
}

async function askCode(scene: Scene): Promise<void> {
  const mailboxCodeAddress = `max${++mailboxes}@buerger.example`;
  await ask(scene, freshLetter(scene.stage, [], { mailboxCodeAddress }));
  await enter(scene, PASSWORD);
  await scene.page.locator('input[autocomplete=one-time-code]').waitFor();
}

/** Every one of its own: only so many codes are sent to one. */
let mailboxes = 0;
