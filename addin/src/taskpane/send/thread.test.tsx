import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft, fakeReceivedMail } from '../../mailbox/fakeMailbox.ts';
import { packageIdOf, recordOf, summaryOf } from '../testing/fakeServer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

async function reply(quoted: string, record: string | null = recordOf({ password: 'OLD-OLD-OLDX' })) {
  const draft = new FakeDraft();
  draft.body = `Gern. Am 2. März schrieb Erika: ${quoted}`;
  draft.attach('Zusage.pdf', new TextEncoder().encode('yes'));
  const pane = await signedIn(testPane(draft));
  pane.server.packages.push(summaryOf({ senderRecord: record }));
  const user = userEvent.setup();
  renderPane(pane);
  const button = await screen.findByRole('button', { name: 'Sicher senden' });
  return { ...pane, user, button, draft };
}

test('a reply that quotes a link of ours goes on in its conversation, under the password that is known', async () => {
  const { user, button, transfer, draft } = await reply(`https://post.stadt.example/t/${packageIdOf('P')}#x`);
  expect(await screen.findByRole('switch', { name: 'Im selben Gespräch antworten' })).toHaveProperty(
    'checked',
    true,
  );
  await waitFor(() => expect(transfer.prepared.at(-1)).toBe('OLD-OLD-OLDX'));
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders[0]).toMatchObject({
    password: 'OLD-OLD-OLDX',
    conversation: { conversationId: 'CCCCCCCCCCCCCCCCCCCCCA', inReplyTo: packageIdOf('P') },
  });
  expect(draft.body).toContain('Es gilt das Passwort, das Sie schon haben.');
});

test('somebody who was not told the password is not told that they have it', async () => {
  const { user, button, draft } = await reply(
    `https://post.stadt.example/t/${packageIdOf('P')}#x`,
    recordOf({ recipients: [{ name: 'Wer anders', address: 'anders@example.org' }] }),
  );
  await screen.findByRole('switch', { name: 'Im selben Gespräch antworten' });
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(draft.body).not.toContain('Es gilt das Passwort, das Sie schon haben.');
  expect(draft.body).toContain('auf einem anderen Weg');
});

test('the offer can be declined', async () => {
  const { user, button, transfer, draft } = await reply(`https://post.stadt.example/r/${packageIdOf('P')}`);
  await user.click(await screen.findByRole('switch', { name: 'Im selben Gespräch antworten' }));
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders[0]).toMatchObject({ password: '7K3-MQ2-VDXW', conversation: null });
  expect(draft.body).toContain('Das Passwort erhalten Sie auf einem anderen Weg.');
});

test('where the password of the conversation is known no more, nothing says that it still applies', async () => {
  const { user, button, draft } = await reply(`https://post.stadt.example/t/${packageIdOf('P')}#x`, null);
  await screen.findByRole('switch', { name: 'Im selben Gespräch antworten' });
  expect(screen.queryByText(/bisherige Passwort gilt weiter/)).toBeNull();
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(draft.body).toContain('Das Passwort erhalten Sie auf einem anderen Weg.');
});

test("somebody else's link is no conversation of ours", async () => {
  const { user, button, transfer } = await reply(`https://post.andere.example/t/${packageIdOf('X')}#x`);
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(screen.queryByRole('switch', { name: 'Im selben Gespräch antworten' })).toBeNull();
  expect(transfer.orders[0]?.conversation).toBeNull();
});

test('beside a mail with a link of their own, the clerk sees how that sending stands', async () => {
  const text = `Öffnen: https://post.stadt.example/t/${packageIdOf('P')}#secret`;
  const pane = await signedIn(testPane(fakeReceivedMail({ text })));
  pane.server.packages.push(summaryOf({ openedAt: '2026-03-03T08:00:00Z' }));
  renderPane(pane);
  expect(await screen.findByRole('heading', { name: 'Diese Sendung' })).toBeDefined();
  expect(await screen.findByText('Geöffnet')).toBeDefined();
});

test("beside a mail with another clerk's link it says whose it is not", async () => {
  const text = `Öffnen: https://post.stadt.example/t/${packageIdOf('X')}#secret`;
  renderPane(await signedIn(testPane(fakeReceivedMail({ text }))));
  expect(await screen.findByText(/aber keinen von Ihnen/)).toBeDefined();
});
