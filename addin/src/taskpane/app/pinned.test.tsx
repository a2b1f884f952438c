import { expect, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft, fakeReceivedMail } from '../../mailbox/fakeMailbox.ts';
import { openedOf } from '../testing/fakeTransfer.ts';
import { packageIdOf } from '../testing/fakeServer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

/** A pinned pane stays while the person goes from one mail to another. */

const bytes = (text: string) => new TextEncoder().encode(text);

async function open(draft = new FakeDraft()) {
  draft.subjectLine = 'Erste';
  const pane = await signedIn(testPane(draft));
  const user = userEvent.setup();
  renderPane(pane);
  const show = (item: Parameters<typeof pane.mailbox.show>[0]) => act(async () => pane.mailbox.show(item));
  return { ...pane, draft, user, show };
}

const sendButton = () => screen.findByRole('button', { name: 'Sicher senden' });
const ready = () => screen.findByText('Drücken Sie jetzt in Outlook auf „Senden“');
const message = () => screen.findByRole('textbox', { name: 'Vertrauliche Nachricht' });

/** An upload that waits until it is let go on. */
function holdUpload(transfer: Awaited<ReturnType<typeof open>>['transfer']): () => void {
  let goOn: () => void = () => undefined;
  transfer.hold = new Promise((resolve) => (goOn = resolve));
  return goOn;
}

test('an upload goes on beside another mail, and its link goes into its own mail only', async () => {
  const first = new FakeDraft();
  first.attach('Bescheid.pdf', bytes('Plaintext'));
  const { user, show, transfer, server } = await open(first);
  const goOn = holdUpload(transfer);
  await user.click(await sendButton());
  // Before it is uploaded, another mail interrupts what is asked of Outlook.
  await screen.findByRole('button', { name: 'Anhalten' });

  const second = new FakeDraft();
  second.attach('Anderes.pdf', bytes('Something else'));
  await show(second);
  expect(await screen.findByText(/„Erste“ wird weiter verschlüsselt und hochgeladen/)).toBeDefined();
  expect(await sendButton()).toBeDefined();
  await act(async () => goOn());
  expect(await screen.findByText(/„Erste“ ist noch nicht fertig/)).toBeDefined();
  expect(transfer.orders).toHaveLength(1);
  expect(second.body).not.toContain('LPNoLP');
  expect(second.held).toHaveLength(1);
  expect(server.activated).toEqual([]);

  // On the web, ids of attachments may have changed meanwhile.
  first.held = first.held.map((one) => ({ ...one, id: `later-${one.id}` }));
  await show(first);
  await ready();
  expect(first.held).toEqual([]);
  expect(first.body.split('id="LPNoLP"')).toHaveLength(2);
  expect(first.mark).toBe(`clean;${packageIdOf('B')}`);
  expect(second.body).not.toContain('LPNoLP');
  expect(second.mark).toBeNull();
});

test('the mail can be left at any moment: it is finished when the person is back', async () => {
  for (const step of ['readAttachment', 'bodyText', 'prepend', 'removeAttachment', 'save'] as const) {
    const first = new FakeDraft();
    first.attach('Bescheid.pdf', bytes('Plaintext'));
    const pane = await open(first);
    const button = await sendButton();
    // Outlook tells of the other mail while the call is under way.
    first.during[step] = () => pane.mailbox.show(new FakeDraft());
    await pane.user.click(button);
    await waitFor(() => expect(pane.mailbox.item()).not.toBe(first));
    expect(pane.server.activated.length > 0 && first.held.length > 0).toBe(false);
    await pane.show(first);
    await ready();
    expect(first.held).toEqual([]);
    expect(first.body.split('id="LPNoLP"')).toHaveLength(2);
    expect(pane.transfer.orders).toHaveLength(1);
    document.body.replaceChildren();
  }
});

test('two mails are sent at once, and cancelling one leaves the other alone', async () => {
  const { user, show, transfer, draft } = await open();
  await user.type(await message(), 'Eins');
  const goOn = holdUpload(transfer);
  await user.click(await sendButton());
  await screen.findByText('Wird sicher gesendet');
  const second = new FakeDraft();
  await show(second);
  await user.type(await message(), 'Zwei');
  await user.click(await sendButton());
  await user.click(await screen.findByRole('button', { name: 'Abbrechen' }));
  expect(await message()).toHaveProperty('value', 'Zwei');
  await act(async () => goOn());
  await show(draft);
  await ready();
  expect(transfer.orders.map(({ message: text }) => text)).toEqual(['Eins']);
});

test('a form keeps what was typed and chosen; an untouched one is a fresh start', async () => {
  const { user, show, draft } = await open();
  await user.type(await message(), 'Vertraulich');
  await user.upload(screen.getByTestId('file-input'), new File(['groß'], 'Film.mp4'));
  const second = new FakeDraft();
  await show(second);
  expect(await message()).toHaveProperty('value', '');
  await show(null);
  expect(screen.getByText(/^Öffnen Sie eine E-Mail/)).toBeDefined();
  await show(draft);
  expect(await message()).toHaveProperty('value', 'Vertraulich');
  expect(screen.getByText('Film.mp4')).toBeDefined();
});

test('an answer that is being written stays, too', async () => {
  const mail = fakeReceivedMail({ key: 'a', headers: { 'x-siegelpost-package': packageIdOf('R') } });
  const pane = await signedIn(testPane(mail));
  pane.transfer.opened.set(packageIdOf('R'), openedOf({}));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('button', { name: 'Sicher antworten' }));
  await user.type(await screen.findByRole('textbox', { name: 'Ihre Nachricht' }), 'Danke');
  await act(async () => pane.mailbox.show(fakeReceivedMail({ key: 'b', text: 'Mittagessen?' })));
  expect(await screen.findByText('In dieser E-Mail steckt keine sichere Antwort.')).toBeDefined();
  await act(async () => pane.mailbox.show({ ...mail }));
  expect(screen.getByRole('textbox', { name: 'Ihre Nachricht' })).toHaveProperty('value', 'Danke');
});
