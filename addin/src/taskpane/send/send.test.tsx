import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { packageIdOf } from '../testing/fakeServer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

const bytes = (text: string) => new TextEncoder().encode(text);

async function open(draft = new FakeDraft()) {
  const pane = await signedIn(testPane(draft));
  const user = userEvent.setup();
  renderPane(pane);
  return { ...pane, draft, user };
}

const sendButton = () => screen.findByRole('button', { name: 'Sicher senden' });
const ready = () => screen.findByText('Drücken Sie jetzt in Outlook auf „Senden“');

test('one click seals the attachments, puts the link in their place and says what to do', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('Plaintext'));
  const { user, transfer, server } = await open(draft);
  await user.click(await sendButton());
  await ready();

  expect(draft.held).toEqual([]);
  expect(draft.body).toContain(`/t/${packageIdOf('B')}#`);
  expect(draft.body).toContain('id="LPNoLP"');
  expect(server.activated).toEqual([packageIdOf('B')]);
  expect(draft.mark).toBe(`clean;${packageIdOf('B')}`);
  expect(draft.saved).toBe(1);
  const [order] = transfer.orders;
  expect(order?.files.map(({ name }) => name)).toEqual(['Bescheid.pdf']);
  expect(await order?.files[0]?.content.text()).toBe('Plaintext');
  expect(order?.recipients).toEqual([{ name: 'Erika Muster', address: 'erika@example.org' }]);
  expect(order?.password).toBe('7K3-MQ2-VDXW');
  expect(screen.getByTestId('password').textContent).toBe('7K3-MQ2-VDXW');
  expect(screen.getByText(/7 K 3, M Q 2, V D X W/)).toBeDefined();
});

test('own files and a message go along, and without a password there is none', async () => {
  const { user, transfer } = await open();
  await sendButton();
  await user.upload(screen.getByTestId('file-input'), new File(['groß'], 'Film.mp4'));
  await user.type(screen.getByLabelText('Vertrauliche Nachricht'), 'Geheim');
  await user.click(screen.getByRole('switch', { name: 'Mit Passwort schützen' }));
  await user.selectOptions(screen.getByLabelText('Abrufbar'), '7');
  await user.click(await sendButton());
  await ready();

  expect(transfer.orders[0]).toMatchObject({
    message: 'Geheim',
    password: null,
    expiresAt: '2026-03-12T10:00:00.000Z',
  });
  expect(transfer.orders[0]?.files.map(({ name }) => name)).toEqual(['Film.mp4']);
  expect(screen.queryByTestId('password')).toBeNull();
});

test('the password is prepared while the form is being filled in, and never used twice', async () => {
  const { user, transfer, parts } = await open();
  const passwords = ['111-111-1111', '222-222-2222', '333-333-3333'];
  Object.assign(parts, { newPassword: () => passwords.shift() ?? '' });
  await user.type(await screen.findByLabelText('Vertrauliche Nachricht'), 'Geheim');
  await waitFor(() => expect(transfer.prepared).toHaveLength(1));
  await user.click(screen.getByRole('switch', { name: 'Mit Passwort schützen' }));
  await waitFor(() => expect(transfer.prepared.at(-1)).toBeNull());
  await user.click(screen.getByRole('switch', { name: 'Mit Passwort schützen' }));
  await waitFor(() => expect(transfer.prepared).toHaveLength(3));

  transfer.faults.push('offline');
  await user.click(await sendButton());
  await user.click(await screen.findByRole('button', { name: 'Zurück' }));
  await waitFor(() => expect(transfer.prepared).toHaveLength(4));
  await user.click(await sendButton());
  await ready();
  expect(transfer.orders[0]?.password).toBe(transfer.prepared[3]);
  expect(transfer.prepared[3]).not.toBe(transfer.prepared[2]);
  expect(transfer.prepared).toHaveLength(4);
});

test('a link for one opening only: in the order, in the mail, at the end and in the list', async () => {
  const { user, transfer, draft } = await open();
  await user.type(await screen.findByLabelText('Vertrauliche Nachricht'), 'Geheim');
  await user.click(screen.getByRole('switch', { name: 'Nur einmal zu öffnen' }));
  expect(screen.getByText(/Bei mehreren Empfängern ist das nur eine Person/)).toBeDefined();
  await user.click(await sendButton());
  await ready();
  expect(transfer.orders[0]).toMatchObject({ oneTime: true });
  expect(draft.body).toContain('nur einmal öffnen');
  expect(screen.getByText('Der Link lässt sich nur einmal öffnen.')).toBeDefined();
  await user.click(screen.getByRole('tab', { name: 'Gesendet' }));
  expect(await screen.findByText('Nur einmal zu öffnen')).toBeDefined();
});

test('after a pane that was killed it is said what to choose and write again, until that is done', async () => {
  const draft = new FakeDraft();
  draft.mark = 'held';
  draft.input = { files: ['Film.mp4', 'Ton.wav'], message: true };
  const { user } = await open(draft);
  expect(
    await screen.findByText(/diese Dateien von Ihrem Gerät noch einmal aus: Film.mp4, Ton.wav/),
  ).toBeDefined();
  await user.upload(screen.getByTestId('file-input'), new File(['groß'], 'Film.mp4'));
  expect(screen.getByText(/diese Datei von Ihrem Gerät noch einmal aus: Ton.wav/)).toBeDefined();
  await user.upload(screen.getByTestId('file-input'), new File(['laut'], 'Ton.wav'));
  expect(screen.getByText(/Schreiben Sie die vertrauliche Nachricht noch einmal/)).toBeDefined();
  await user.type(screen.getByLabelText('Vertrauliche Nachricht'), 'Geheim');
  expect(screen.queryByText(/noch einmal/)).toBeNull();
  await user.click(await sendButton());
  await ready();
  expect(draft.input).toBeNull();
});

test('with nothing to send the button says what is missing and does nothing', async () => {
  const { user, transfer } = await open();
  await user.click(await sendButton());
  expect(screen.getByText(/Fügen Sie eine Datei hinzu/)).toBeDefined();
  expect(transfer.orders).toEqual([]);
});

test('an own file can be taken off the list, an attachment out of the mail', async () => {
  const draft = new FakeDraft();
  draft.attach('Alt.pdf', bytes('x'));
  const { user } = await open(draft);
  await sendButton();
  await user.upload(screen.getByTestId('file-input'), new File(['y'], 'Neu.pdf'));
  await user.click(screen.getByRole('button', { name: '„Neu.pdf“ aus der Liste nehmen' }));
  await user.click(screen.getByRole('button', { name: '„Alt.pdf“ aus der E-Mail entfernen' }));
  expect(screen.queryByText('Neu.pdf')).toBeNull();
  expect(draft.held).toEqual([]);
});

test('pictures in the text and links to a cloud stay in the mail', async () => {
  const draft = new FakeDraft();
  draft.attach('Logo.png', bytes('x'), { inline: true });
  draft.attach('Plan.docx', bytes('y'), { kind: 'cloud' });
  draft.attach('Bescheid.pdf', bytes('z'));
  const { user, transfer } = await open(draft);
  expect(await screen.findByText(/Bleibt unverschlüsselt in der E-Mail: Plan.docx/)).toBeDefined();
  await user.click(await sendButton());
  await ready();
  expect(transfer.orders[0]?.files.map(({ name }) => name)).toEqual(['Bescheid.pdf']);
  expect(draft.held.map(({ name }) => name)).toEqual(['Logo.png', 'Plan.docx']);
});

test.each([
  ['offline', /Der Server ist nicht erreichbar/],
  ['quota-exceeded', /mehr Dateien oder Antworten, als der Server/],
  ['storage-full', /Auf dem Server ist kein Platz mehr/],
  ['too-large', /größer, als der Server erlaubt/],
] as const)(
  'an upload that fails as %s loses nothing, holds the mail, and goes on with one click',
  async (fault, said) => {
    const draft = new FakeDraft();
    draft.attach('Bescheid.pdf', bytes('x'));
    const { user, transfer } = await open(draft);
    transfer.faults.push(fault);
    await user.click(await sendButton());
    expect(await screen.findByText(said)).toBeDefined();
    expect(draft.held).toHaveLength(1);
    expect(draft.mark).toBe('held');
    expect(draft.body).toBe('Guten Tag');
    await user.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
    await ready();
    expect(draft.held).toEqual([]);
  },
);

test.each([
  ['clerk', /in Ihrem Speicherplatz sind noch 100 Byte frei/],
  ['organisation', /im gemeinsamen Speicherplatz Ihrer Behörde sind noch 100 Byte frei/],
] as const)(
  'files beyond the quota of the %s are not sent, and it says what is left',
  async (quota, said) => {
    const { user, server, transfer } = await open();
    server.quotaLeft = { quota, bytes: 100 };
    const button = await sendButton();
    const chooser = screen.getByTestId('file-input');
    // Fits as it is; sealed it does not.
    await user.upload(chooser, new File(['x'.repeat(99)], 'Film.mp4'));
    expect(await screen.findByText(said)).toBeDefined();
    await user.click(button);
    expect(transfer.orders).toEqual([]);

    // Room is made elsewhere.
    server.quotaLeft = { quota, bytes: 1_000_000 };
    await waitFor(() => expect(screen.queryByText(said)).toBeNull());
    await user.click(await sendButton());
    await ready();
    expect(transfer.orders).toHaveLength(1);
  },
);

test('where nobody can say what is left, the server decides', async () => {
  const { user, server, transfer } = await open();
  server.faults.quotaLeft = ['unavailable'];
  await sendButton();
  await user.upload(screen.getByTestId('file-input'), new File(['x'], 'Film.mp4'));
  await user.click(await sendButton());
  await ready();
  expect(transfer.orders).toHaveLength(1);
});

test('after a failure the form still holds what was typed', async () => {
  const { user, transfer, draft } = await open();
  await sendButton();
  await user.type(screen.getByLabelText('Vertrauliche Nachricht'), 'Nicht verlieren');
  transfer.faults.push('storage-full');
  await user.click(await sendButton());
  await user.click(await screen.findByRole('button', { name: 'Zurück' }));
  expect(screen.getByLabelText('Vertrauliche Nachricht')).toHaveProperty('value', 'Nicht verlieren');
  await user.click(screen.getByRole('button', { name: 'Doch nicht verschlüsseln' }));
  await sendButton();
  expect(draft.mark).toBeNull();
});

test('cancelling an upload lets the mail go as it was', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('x'));
  const { user, transfer } = await open(draft);
  transfer.hold = new Promise(() => undefined);
  await user.click(await sendButton());
  await user.click(await screen.findByRole('button', { name: 'Abbrechen' }));
  await sendButton();
  expect(draft.mark).toBeNull();
  expect(draft.held).toHaveLength(1);
});

test('an attachment that Outlook does not let go keeps the link shut and the mail held', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('x'));
  draft.faults.removeAttachment = Array.from({ length: 4 }, () => 'mailbox-failed');
  const { user, server } = await open(draft);
  await user.click(await sendButton());
  expect(
    await screen.findByText(/hat die Anlage „Bescheid.pdf“ nicht entfernt/, {}, { timeout: 9000 }),
  ).toBeDefined();
  expect(server.activated).toEqual([]);
  expect(draft.mark).toBe(`held;${packageIdOf('B')}`);
  await user.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
  await ready();
  expect(server.activated).toEqual([packageIdOf('B')]);
  expect(draft.body.split('id="LPNoLP"')).toHaveLength(2);
});

test('a removal that fails once is repeated without a word', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('x'));
  draft.faults.removeAttachment = ['mailbox-failed'];
  const { user } = await open(draft);
  await user.click(await sendButton());
  await ready();
  expect(draft.held).toEqual([]);
});

test('a file attached during the upload is sealed as well, under one link', async () => {
  const draft = new FakeDraft();
  draft.attach('Eins.pdf', bytes('1'));
  const { user, transfer, server } = await open(draft);
  transfer.during = () => {
    if (draft.held.length === 1) draft.attach('Zwei.pdf', bytes('2'));
  };
  await user.click(await sendButton());
  expect(await screen.findByText(/haben sich während des Verschlüsselns geändert/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
  await ready();
  expect(transfer.orders[1]?.files.map(({ name }) => name)).toEqual(['Eins.pdf', 'Zwei.pdf']);
  expect(server.packages[0]?.state).toBe('recalled');
  expect(draft.body.split('id="LPNoLP"')).toHaveLength(2);
});

test('a mail that Send has held says so, and one click is enough', async () => {
  const draft = new FakeDraft();
  draft.reason = '{"reason":"too-much-attached"}';
  await open(draft);
  expect(await screen.findByText('Senden angehalten')).toBeDefined();
});

test('a plain-text mail gets a plain-text link', async () => {
  const draft = new FakeDraft();
  draft.format = 'text';
  draft.attach('Bescheid.pdf', bytes('x'));
  const { user } = await open(draft);
  await user.click(await sendButton());
  await ready();
  expect(draft.body).not.toContain('<');
  expect(draft.body).toContain(`https://post.stadt.example/t/${packageIdOf('B')}#`);
});

test('a save that Outlook refuses does not spoil a finished mail', async () => {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', bytes('x'));
  draft.faults.save = Array.from({ length: 9 }, () => 'mailbox-failed');
  const { user, server } = await open(draft);
  await user.click(await sendButton());
  await screen.findByText('Drücken Sie jetzt in Outlook auf „Senden“', {}, { timeout: 9000 });
  expect(server.activated).toHaveLength(1);
});
