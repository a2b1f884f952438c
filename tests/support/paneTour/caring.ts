import type { Frame, Locator } from 'playwright-core';
import { query } from '../query.ts';
import { refuse } from './refuse.ts';
import type { Tour } from './stage.ts';

/** The list of what was sent, and everything that can be done about a sending. */
export async function caring({ desk, look, context, product }: Tour, pane: Frame): Promise<void> {
  const { text } = desk;
  const named = (role: 'button' | 'menuitem', name: string) => pane.getByRole(role, { name });
  const sent = pane.getByRole('tab', { name: text.say('nav.sent') });
  const refresh = named('button', text.say('sent.refresh'));
  const dialog = pane.getByRole('alertdialog');
  const cancel = dialog.getByRole('button', { name: text.say('action.cancel') });
  const choose = async (action: Parameters<typeof text.say>[0]) => {
    await pane
      .getByRole('button', { name: new RegExp(`^${text.say('sent.more')}`) })
      .first()
      .click();
    await named('menuitem', text.say(action)).click();
    await dialog.waitFor();
  };
  const recall = pane.getByRole('button', { name: new RegExp(`^${text.say('sent.recall')}`) });

  await context.route('**/api/conversations', (route) => route.fulfill({ json: { conversations: [] } }));
  await sent.click();
  await pane.getByText(text.say('sent.none')).waitFor();
  await look('sent-empty', pane);
  await context.unroute('**/api/conversations');
  await context.route('**/api/conversations', refuse('unavailable'));
  await refresh.click();
  await pane.getByText(text.say('failure.unavailable')).waitFor();
  await look('sent-unavailable', pane);
  await context.unroute('**/api/conversations');
  await pane.getByRole('button', { name: text.say('action.retry') }).click();
  await recall.first().waitFor();
  await look('sent', pane);

  await opened(pane, text.say('sent.showSecret')).click();
  await opened(pane, text.say('sent.history')).click();
  await pane.getByText(text.say('sent.historyWho')).waitFor();
  await look('sent-details', pane);
  await choose('sent.extend');
  await look('sent-extend', pane);
  await cancel.click();
  await choose('sent.newPassword');
  await look('sent-new-password', pane);
  await dialog.getByRole('button', { name: text.say('sent.newPasswordNow') }).click();
  await pane.getByText(text.say('sent.newPasswordDone')).waitFor();
  await look('sent-new-password-done', pane);
  await recall.first().click();
  await dialog.waitFor();
  await look('sent-recall', pane);
  await dialog.getByRole('button', { name: text.say('sent.recall') }).click();
  await pane.getByText(text.say('sent.state.recalled')).first().waitFor();
  await look('sent-recalled', pane);

  await query(
    await product.databaseUrl(),
    `update siegelpost.packages set locked_at = now(), wrong_passwords = 10`,
  );
  await refresh.click();
  await named('button', text.say('sent.unlock')).first().waitFor();
  await look('sent-locked', pane);
  await named('button', text.say('sent.unlock')).first().click();
  await named('button', text.say('sent.unlock')).waitFor({ state: 'detached' });
}

/** A button of the newest card by how its name begins. */
function opened(pane: Frame, begins: string): Locator {
  return pane.getByRole('button', { name: new RegExp(`^${begins}`) }).first();
}
