import { CITIZEN } from '@siegelpost/scripts/demo/people';
import type { Frame } from 'playwright-core';
import { CitizenPage } from '../citizenPage.ts';
import { CLERK_ADDRESS } from '../clerkDesk.ts';
import { UPLOADS } from './sending.ts';
import { FILES, newMail, type Tour } from './stage.ts';

const READ_BUTTON = { de: 'Sichere Antworten', en: 'Secure answers' };

/** What came back: the answer, its files, answering again; and mails that are none. */
export async function reading(tour: Tour): Promise<void> {
  const { desk, look, context, language } = tour;
  const { text } = desk;
  const sent = await sendOpenly(tour);
  await answer(tour, sent.link);

  await desk.openOutlook();
  await desk.button(READ_BUTTON[language]).waitFor({ state: 'detached' });
  const inbox = desk.page.getByRole('list', { name: desk.outlookText.inbox }).getByRole('button');
  await inbox.last().click();
  let pane = await desk.openPane(READ_BUTTON[language]);
  await pane.getByText(text.say('answers.none')).waitFor();
  await look('answer-none', pane);

  await desk.openOutlook();
  await inbox
    .filter({ hasText: /Antwort|reply/i })
    .first()
    .click();
  pane = await desk.openPane(READ_BUTTON[language]);
  const replying = pane.getByRole('button', { name: text.say('answers.reply') });
  await replying.waitFor();
  await look('answer', pane);
  const saving = desk.page.waitForEvent('download');
  await pane.getByRole('button', { name: text.say('answers.download', { name: 'Nachweis.pdf' }) }).click();
  await saving;
  await pane.getByText(text.say('answers.verified')).waitFor();
  await look('answer-saved', pane);
  await replying.click();
  const field = pane.getByRole('textbox', { name: text.say('answers.replyMessage') });
  await field.waitFor();
  await look('reply', pane);
  await field.fill('Danke, die Unterlagen sind vollständig.');
  await context.route(UPLOADS, () => undefined);
  await pane.getByRole('button', { name: text.say('answers.replySend') }).click();
  await pane.getByRole('heading', { name: text.say('answers.replyWorking') }).waitFor();
  await look('reply-working', pane);
  await context.unroute(UPLOADS);
  // The new mail's window stands in front of the pane that says so.
  await pane.getByText(text.say('answers.repliedTitle')).waitFor({ state: 'attached' });
  const windows = desk.page.getByRole('navigation', { name: desk.outlookText.openWindows });
  await windows.getByRole('button').first().click();
  await look('replied', pane);
}

/** A sending without a password; answers its link. */
async function sendOpenly({ desk }: Tour): Promise<{ link: string }> {
  const { text } = desk;
  const mail = newMail(FILES);
  const pane = await desk.paneBesideNewMail(mail);
  await pane.getByRole('switch', { name: text.say('send.password') }).click();
  await pane.getByRole('button', { name: text.say('send.now') }).click();
  await pane.getByText(text.say('send.readyTitle')).waitFor();
  await desk.button(desk.outlookText.send).click();
  const caught = await desk.catcher.mail(CITIZEN.address, mail.subject);
  return { link: /https:\/\/localhost:\d+\/t\/[\w-]{22}#[\w-]{27}/.exec(caught.text)?.[0] ?? '' };
}

async function answer({ desk, context }: Tour, link: string): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser.');
  const others = await browser.newContext({ locale: 'de-DE', ignoreHTTPSErrors: true });
  const max = new CitizenPage(await others.newPage());
  await max.page.goto(link);
  await max.page.locator('form button').click();
  await max.opened();
  const buffer = Buffer.alloc(300_000, 4);
  await max.answer('Vielen Dank. Der Nachweis, um den Sie gebeten haben, liegt bei.', [
    { name: 'Nachweis.pdf', mimeType: 'application/pdf', buffer },
  ]);
  await desk.catcher.mail(CLERK_ADDRESS, 'SP-');
  await others.close();
}

/** A pane that is looked at beside a mail with one's own link. */
export async function ownPage({ desk, look }: Tour, pane: Frame): Promise<void> {
  const { text } = desk;
  const account = pane.getByRole('button', { name: text.say('menu.account', { address: CLERK_ADDRESS }) });
  await account.click();
  await pane.getByRole('menuitem', { name: text.say('menu.dropIn') }).click();
  await pane.getByText(text.say('dropIn.isClosed')).first().waitFor();
  await look('drop-in-closed', pane);
  await pane.getByRole('switch', { name: text.say('dropIn.open') }).click();
  await pane.getByRole('button', { name: text.say('dropIn.copy') }).waitFor();
  await look('drop-in-open', pane);
}
