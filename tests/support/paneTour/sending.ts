import type { Frame } from 'playwright-core';
import { refuse } from './refuse.ts';
import { newMail, type Tour } from './stage.ts';

/** Everything that brings octets of a package to the server. */
export const UPLOADS = /\/api\/packages(\/whole|\/[\w-]+\/bodies\/.*)?$/;

/** From the click on the button to the link, through every way it can come to a halt. Answers the finished pane. */
export async function sending({ desk, look, context }: Tour, form: Frame): Promise<Frame> {
  const { text } = desk;
  const send = async (pane: Frame) => {
    const button = pane.getByRole('button', { name: text.say('send.now') });
    await button.waitFor();
    await button.click();
  };
  const back = (pane: Frame) => pane.getByRole('button', { name: text.say('action.back') }).click();
  const failed = (pane: Frame) => pane.getByText(text.say('send.failedTitle')).first().waitFor();

  await context.route(UPLOADS, refuse('quota-exceeded'));
  await send(form);
  await failed(form);
  await look('failed-quota', form);
  await context.unroute(UPLOADS);
  await back(form);

  // Held until the route is taken away; then they go on by themselves.
  await context.route(UPLOADS, () => undefined);
  await send(form);
  const pause = form.getByRole('button', { name: text.say('send.pause') });
  await pause.waitFor();
  await look('working', form);
  await pause.click();
  await form.getByRole('button', { name: text.say('send.resume') }).waitFor();
  await look('paused', form);
  await context.unroute(UPLOADS);
  await desk.breaks({ call: 'removeAttachmentAsync', kind: 'error', times: 4 });
  await form.getByRole('button', { name: text.say('send.resume') }).click();
  await failed(form);
  await look('failed', form);
  await desk.mend();

  const unfinished = await desk.paneAgain(form);
  const finish = unfinished.getByRole('button', { name: text.say('send.finish') });
  await finish.waitFor();
  await look('unfinished', unfinished);
  await finish.click();
  await unfinished.getByText(text.say('send.readyTitle')).waitFor();
  await look('ready', unfinished);
  await desk.button(desk.outlookText.send).click();

  const open = await desk.paneBesideNewMail(newMail([]));
  await open.getByRole('textbox', { name: text.say('send.message') }).fill('Vertraulich.');
  await open.getByRole('switch', { name: text.say('send.password') }).click();
  await look('form-without-password', open);
  await send(open);
  await open.getByText(text.say('send.readyTitle')).waitFor();
  await look('ready-without-password', open);
  return open;
}
