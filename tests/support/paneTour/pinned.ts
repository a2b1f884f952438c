import { DEFAULT_OUTLOOK_SETTINGS } from '@siegelpost/scripts/demo/contract/outlookSettings';
import { UPLOADS } from './sending.ts';
import { newMail, type Tour } from './stage.ts';

/** A pane that stays while the clerk goes to another mail, and to none. */
export async function pinned({ desk, look, context }: Tour): Promise<void> {
  const { text } = desk;
  await desk.setUp({ onePane: true });
  const uploading = newMail();
  const pane = await desk.paneBesideNewMail(uploading);
  const send = pane.getByRole('button', { name: text.say('send.now') });
  await context.route(UPLOADS, () => undefined);
  await send.click();
  await pane.getByRole('button', { name: text.say('send.pause') }).waitFor();
  await desk.compose(newMail([]));
  await pane.getByText(text.say('send.elsewhereUploads', { subject: uploading.subject })).waitFor();
  await send.waitFor();
  await look('pinned-beside-other', pane);

  const windows = desk.page.getByRole('navigation', { name: desk.outlookText.openWindows });
  await windows.getByRole('button').first().click();
  await pane.getByText(text.say('app.noItem')).waitFor();
  await look('pinned-beside-none', pane);
  await context.unroute(UPLOADS);

  const opened = await desk.paneAgain(pane);
  await opened.getByText(text.say('app.noItem')).waitFor();
  await look('no-mail', opened);
  await desk.setUp(DEFAULT_OUTLOOK_SETTINGS);
}
