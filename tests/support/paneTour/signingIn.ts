import type { Frame } from 'playwright-core';
import { CLERK_ADDRESS } from '../clerkDesk.ts';
import { refuse } from './refuse.ts';
import { newMail, type Tour } from './stage.ts';

/** The way in: work account or code, and the recovery code of the very first time. Answers the pane with its form. */
export async function signingIn({ desk, look }: Tour): Promise<{ pane: Frame; recoveryCode: string }> {
  const { text } = desk;
  const pane = await desk.paneBesideNewMail(newMail());
  await pane.getByRole('button', { name: text.say('signIn.house') }).waitFor();
  await look('sign-in-house', pane);
  const opening = desk.page.waitForEvent('popup');
  await pane.getByRole('button', { name: text.say('signIn.house') }).click();
  const provider = await opening;
  await pane.getByRole('button', { name: text.say('signIn.houseBusy') }).waitFor();
  await look('sign-in-house-open', pane);
  await provider.close();
  await pane.getByText(text.say('failure.sign-in-cancelled')).waitFor();
  await look('sign-in-house-cancelled', pane);
  await pane.getByRole('button', { name: text.say('signIn.byCode') }).click();

  const address = pane.getByRole('textbox', { name: text.say('signIn.address') });
  const request = pane.getByRole('button', { name: text.say('signIn.sendCode') });
  await request.waitFor();
  await look('sign-in-address', pane);
  await address.fill('erika.sommer');
  await request.click();
  await pane.getByText(text.say('signIn.addressWrong')).waitFor();
  await look('sign-in-address-wrong', pane);
  await address.fill(CLERK_ADDRESS);
  await request.click();

  const code = pane.getByRole('textbox', { name: text.say('signIn.code') });
  const enter = pane.getByRole('button', { name: text.say('signIn.enter') });
  await code.waitFor();
  await look('sign-in-code', pane);
  await code.fill('12');
  await enter.click();
  await pane.getByText(text.say('signIn.codeWrong')).waitFor();
  await look('sign-in-code-short', pane);
  await code.fill('000000');
  await enter.click();
  await pane.getByText(text.say('failure.code-wrong')).waitFor();
  await look('sign-in-code-refused', pane);
  await desk.enterMailedCode(pane);

  await pane.getByRole('heading', { name: text.say('keys.newTitle') }).waitFor();
  await look('recovery-code', pane);
  const recoveryCode = await desk.keepRecoveryCode(pane);
  await pane.getByRole('button', { name: text.say('send.now') }).waitFor();
  return { pane, recoveryCode };
}

/** A device that does not have the key, and sessions that ended. Leaves the clerk signed in. */
export async function comingBack({ desk, look, context }: Tour, recoveryCode: string): Promise<void> {
  const { text } = desk;
  await context.route('**/api/policy', (route) => route.abort('internetdisconnected'));
  let pane = await desk.paneBesideNewMail(newMail([]));
  await pane.getByText(text.say('failure.offline')).waitFor();
  await look('server-unreachable', pane);
  await context.unroute('**/api/policy');
  await pane.getByRole('button', { name: text.say('action.retry') }).click();
  await pane.getByRole('button', { name: text.say('send.now') }).waitFor();

  await context.route('**/api/conversations', refuse('not-signed-in'));
  await context.route('**/api/session/oidc', (route) => route.abort());
  await pane.getByRole('tab', { name: text.say('nav.sent') }).click();
  await pane.getByRole('alert').getByText(text.say('failure.not-signed-in')).waitFor();
  await look('session-ended', pane);
  await context.unroute('**/api/conversations');
  await context.unroute('**/api/session/oidc');

  await pane.getByRole('button', { name: text.say('signIn.byCode') }).click();
  await desk.signIn(pane);
  await pane.getByRole('button', { name: text.say('menu.account', { address: CLERK_ADDRESS }) }).click();
  await pane.getByRole('menuitem', { name: text.say('menu.forget') }).waitFor();
  await look('account-menu', pane);
  await pane.getByRole('menuitem', { name: text.say('menu.forget') }).click();
  await pane.getByRole('button', { name: text.say('signIn.byCode') }).click();
  await desk.signIn(pane);
  pane = await desk.pane();
  const field = pane.getByRole('textbox', { name: text.say('keys.code') });
  await field.waitFor();
  await look('new-device', pane);
  await field.fill('0000-0000');
  await pane.getByRole('button', { name: text.say('keys.unlock') }).click();
  await pane.getByRole('alert').first().waitFor();
  await look('new-device-wrong-code', pane);
  await field.fill(recoveryCode);
  await pane.getByRole('button', { name: text.say('keys.unlock') }).click();
  await pane.getByRole('button', { name: text.say('send.now') }).waitFor();
}
