import { DEFAULT_OUTLOOK_SETTINGS } from '@siegelpost/scripts/demo/contract/outlookSettings';
import type { Frame } from 'playwright-core';
import { newMail, type Tour } from './stage.ts';

/** Above the limit from which mail must be sealed. */
const LARGE = [{ name: 'Lageplan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10_500_000, 3) }];

/** The form, from nothing in it to what it refuses. Answers the pane with a form that may be sent. */
export async function writing({ desk, look }: Tour, pane: Frame): Promise<Frame> {
  const { text } = desk;
  const level = (of: Frame) => of.getByLabel(text.say('level.label'));
  await look('form', pane);
  await level(pane).selectOption('vs-nfd');
  await pane.getByText(text.say('level.refusedTitle')).first().waitFor();
  await look('form-refused', pane);
  await level(pane).selectOption('confidential');
  await pane.getByText(text.say('level.passwordFixed')).waitFor();
  await look('form-level', pane);

  await desk.setUp({ mailboxSet: '1.5' });
  const older = await desk.paneBesideNewMail(newMail([]));
  await older.getByText(text.say('ladder.picker-only')).waitFor();
  await look('form-older-outlook', older);
  await desk.setUp(DEFAULT_OUTLOOK_SETTINGS);

  await desk.openOutlook();
  await desk.button(desk.outlookText.newMessage).click();
  const empty = await desk.openPane(text.say('send.now'));
  await empty.getByText(text.say('send.nothing')).waitFor();
  await look('form-empty', empty);

  await desk.openOutlook();
  await desk.compose(newMail(LARGE));
  await desk.button(desk.outlookText.send).click();
  await desk.page.getByRole('alertdialog').getByRole('button').first().click();
  const held = await desk.pane();
  await held.getByText(text.say('send.heldTitle')).waitFor();
  await look('form-held', held);
  return desk.paneBesideNewMail(newMail());
}
