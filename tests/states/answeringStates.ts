import { keptUntil } from '../support/keptRecords.ts';
import type { Scene, States } from './scene.ts';
import {
  fillReply,
  freshLetter,
  hold,
  NO_FILES,
  open,
  refused,
  reopen,
  stalled,
  submit,
  unfold,
} from './steps.ts';

/** The answer to an opened message. */
export const ANSWERING_STATES: States = {
  'reply-key': {
    async reach(scene) {
      await open(scene, NO_FILES);
      await unfold(scene, 1);
    },
  },
  'reply-empty': {
    async reach(scene) {
      await open(scene, NO_FILES);
      await submit(scene);
      await refused(scene);
    },
  },
  reply: { reach: (scene) => written(scene) },
  'reply-restored': { reach: (scene) => restored(scene) },
  'reply-discarded': {
    async reach(scene) {
      await restored(scene);
      await scene.page.locator('form .at-edge').click();
      await scene.page.locator('form output:focus').waitFor();
    },
  },
  'reply-goes-on': {
    async reach(scene) {
      // More than a browser keeps.
      await sending(scene, 40_000_000);
      await reopen(scene);
      await scene.page.locator('.missing-files').waitFor();
    },
  },
  'reply-cancelled': {
    async reach(scene) {
      await sending(scene);
      await scene.page.locator('.kern-btn--secondary').click();
      // As soon as all reports of the worker are in.
      const known = /nichts angekommen|Nothing has arrived/;
      await scene.page.locator('form :focus > .kern-alert').filter({ hasText: known }).waitFor();
    },
  },
  'reply-failed': {
    async reach(scene) {
      await openOwn(scene);
      await fillReply(scene);
      await scene.page
        .context()
        .route('**/api/packages/whole', (route) => route.fulfill({ status: 400, body: '{}' }));
      await submit(scene);
      await scene.page.locator('form :focus > .kern-alert').waitFor();
    },
  },
  sending: { reach: (scene) => sending(scene) },
  'sending-stalled': {
    async reach(scene) {
      await sending(scene);
      await stalled(scene);
    },
  },
  'sending-unconfirmed': {
    async reach(scene) {
      await openOwn(scene);
      await fillReply(scene, 17_000_000);
      await hold(scene, '**/seal');
      await submit(scene);
      await stalled(scene);
    },
  },
  receipt: {
    print: true,
    async reach(scene) {
      await written(scene);
      await submit(scene);
      await scene.page.locator('.receipt').waitFor();
    },
  },
};

/** Nobody else has answered to it. */
const openOwn = (scene: Scene) => open(scene, freshLetter(scene.stage, []));

async function written(scene: Scene): Promise<void> {
  await openOwn(scene);
  await fillReply(scene);
}

/** Left in the middle of writing, and back. */
async function restored(scene: Scene): Promise<void> {
  await written(scene);
  // The key it is sealed under, and the draft.
  await keptUntil(scene.page, (records) => records.length > 1);
  await reopen(scene);
  await scene.page.locator('form output .with-icon').waitFor();
}

/** Stopped after the first of its parts. */
async function sending(scene: Scene, bytes = 17_000_000): Promise<void> {
  await openOwn(scene);
  await fillReply(scene, bytes);
  await hold(scene, '**/bodies/**', 1);
  await submit(scene);
  await scene.page.locator('progress:not([value="0"])').waitFor();
}
