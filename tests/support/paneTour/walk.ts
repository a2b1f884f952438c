import { caring } from './caring.ts';
import { pinned } from './pinned.ts';
import { ownPage, reading } from './reading.ts';
import { sending } from './sending.ts';
import { comingBack, signingIn } from './signingIn.ts';
import type { Tour } from './stage.ts';
import { writing } from './writing.ts';

/** Through every state of the pane, beginning with a clerk whom nobody knows. */
export async function walkThroughPane(tour: Tour): Promise<void> {
  const { pane, recoveryCode } = await signingIn(tour);
  const form = await writing(tour, pane);
  const finished = await sending(tour, form);
  await ownPage(tour, finished);
  await caring(tour, finished);
  await reading(tour);
  await pinned(tour);
  await comingBack(tour, recoveryCode);
}
