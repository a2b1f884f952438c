import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft, fakeReceivedMail } from '../../mailbox/fakeMailbox.ts';
import { packageIdOf, POLICY, recordOf, summaryOf } from '../testing/fakeServer.ts';
import { openedOf } from '../testing/fakeTransfer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

const notification = () =>
  fakeReceivedMail({ text: `Neue Antwort: https://post.stadt.example/r/${packageIdOf('R')} .` });

async function open(
  mail = notification(),
  changes: Parameters<typeof openedOf>[0] = {},
  sent = summaryOf({}),
) {
  const pane = await signedIn(testPane(mail));
  pane.server.packages.push(sent);
  pane.transfer.opened.set(packageIdOf('R'), openedOf(changes));
  const user = userEvent.setup();
  renderPane(pane);
  return { ...pane, user };
}

test('a notification opens its answer: author, authenticity and message as text', async () => {
  await open();
  await screen.findByText('Erika Muster');
  expect(screen.getByText('Absender konnte Ihre Sendung öffnen')).toBeDefined();
  expect(screen.getByText(/Anbei die Unterlagen/).textContent).toContain('<b>Viele Grüße</b>');
  expect(screen.getByText(/SP-4F7G-X2MN/)).toBeDefined();
});

test('an author that cannot be checked is said to be unchecked', async () => {
  await open(notification(), { authenticity: 'unproven' });
  expect(await screen.findByText('Absender nicht geprüft')).toBeDefined();
});

test('the files of the answer are listed with their sizes', async () => {
  const files = [
    { index: 0, name: 'Ausweis <script>.pdf', bytes: 2_400_000, mediaType: 'x/y', digest: 'ab' },
    { index: 1, name: 'Leer.txt', bytes: 0, mediaType: 'x/y', digest: 'cd' },
  ];
  await open(notification(), { files });
  await screen.findByText('2 Dateien');
  expect(screen.getByText('Ausweis <script>.pdf')).toBeDefined();
  expect(screen.getByRole('button', { name: '„Leer.txt“ herunterladen' })).toBeDefined();
});

test('all files are saved one after the other, and one that fails keeps no other back', async () => {
  const files = ['Eins.txt', 'Zwei.txt'].map((name, index) => ({
    index,
    name,
    bytes: 1,
    mediaType: 'x/y',
    digest: 'ab',
  }));
  // In memory nothing can be read: each says so for itself.
  const { user } = await open(notification(), { files });
  await user.click(await screen.findByRole('button', { name: 'Alle speichern' }));
  expect(await screen.findAllByRole('button', { name: 'Erneut versuchen' })).toHaveLength(2);
});

test('an answer goes back under a new link with the password that is known', async () => {
  const { user, transfer, mailbox, server } = await open();
  await user.click(await screen.findByRole('button', { name: 'Sicher antworten' }));
  expect(screen.getByText('Das bisherige Passwort gilt auch für diese Antwort.')).toBeDefined();
  await user.type(screen.getByLabelText('Ihre Nachricht'), 'Vielen Dank');
  await user.upload(screen.getByTestId('file-input'), new File(['z'], 'Zusage.pdf'));
  await user.click(screen.getByRole('button', { name: 'Verschlüsseln und E-Mail öffnen' }));
  await screen.findByText('Drücken Sie in der neuen E-Mail auf „Senden“');

  expect(transfer.orders[0]).toMatchObject({
    password: '7K3-MQ2-VDXW',
    message: 'Vielen Dank',
    subject: 'AW: Ihr Bescheid',
    conversation: { inReplyTo: packageIdOf('R') },
    recipients: [{ name: 'Erika Muster', address: 'erika@example.org' }],
  });
  const [mail] = mailbox.opened;
  expect(mail).toMatchObject({ subject: 'AW: Ihr Bescheid', to: [{ address: 'erika@example.org' }] });
  expect(mail?.html).toContain(`/t/${packageIdOf('B')}#`);
  expect(mail?.html).toContain('Es gilt das Passwort, das Sie schon haben.');
  expect(server.activated).toEqual([packageIdOf('B')]);
});

test('where policy demands the archive, an answer is sealed to it, or stays here (row 28)', async () => {
  const fingerprint = 'cd'.repeat(20);
  const pane = await signedIn(testPane(notification()));
  pane.server.policy = { ...POLICY, archive: 'all' };
  pane.server.packages.push(summaryOf({}));
  pane.transfer.opened.set(packageIdOf('R'), openedOf({ archiveFingerprints: [fingerprint] }));
  renderPane(pane);
  const user = userEvent.setup();
  await screen.findByText('Auch das Archiv der Behörde kann diese Sendung lesen.');
  await user.click(await screen.findByRole('button', { name: 'Sicher antworten' }));
  await screen.findByText(/kein Schlüssel des Archivs hinterlegt/);
  await user.type(screen.getByLabelText('Ihre Nachricht'), 'Danke');
  await user.click(screen.getByRole('button', { name: /E-Mail öffnen/ }));
  expect(pane.transfer.orders).toEqual([]);

  pane.transfer.archive = { fingerprint, name: 'Archiv', trust: 'first-use', organisationFingerprint: null };
  await user.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
  await screen.findByText('Das Archiv der Behörde kann mitlesen');
  await user.click(screen.getByRole('button', { name: /E-Mail öffnen/ }));
  await screen.findByText(/in der neuen E-Mail auf/);
  expect(pane.transfer.orders[0]?.archive).toBe(fingerprint);
});

test('a sending without a password is answered without one', async () => {
  const sent = summaryOf({ senderRecord: recordOf({ password: null }) });
  const { user, transfer } = await open(notification(), {}, sent);
  await user.click(await screen.findByRole('button', { name: 'Sicher antworten' }));
  await user.type(screen.getByLabelText('Ihre Nachricht'), 'Danke');
  await user.click(screen.getByRole('button', { name: /E-Mail öffnen/ }));
  await screen.findByText(/in der neuen E-Mail auf/);
  expect(transfer.orders[0]?.password).toBeNull();
});

test('where the first sending is gone, the answer gets a new password and shows it', async () => {
  const pane = await signedIn(testPane(notification()));
  pane.transfer.opened.set(packageIdOf('R'), openedOf({ authenticity: 'unproven' }));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('button', { name: 'Sicher antworten' }));
  await user.type(screen.getByLabelText('Ihre Nachricht'), 'Danke');
  await user.click(screen.getByRole('button', { name: /E-Mail öffnen/ }));
  expect((await screen.findByTestId('password')).textContent).toBe('7K3-MQ2-VDXW');
  expect(pane.mailbox.opened[0]?.html).toContain('Das Passwort erhalten Sie auf einem anderen Weg.');
});

test('a failed upload keeps what was written', async () => {
  const { user, transfer } = await open();
  transfer.faults.push('offline');
  await user.click(await screen.findByRole('button', { name: 'Sicher antworten' }));
  await user.type(screen.getByLabelText('Ihre Nachricht'), 'Nicht verlieren');
  await user.click(screen.getByRole('button', { name: /E-Mail öffnen/ }));
  await screen.findByText(/Der Server ist nicht erreichbar/);
  expect(screen.getByLabelText('Ihre Nachricht')).toHaveProperty('value', 'Nicht verlieren');
});

test('a mail without a package says so', async () => {
  await open(fakeReceivedMail({ text: 'Mittagessen?' }));
  expect(await screen.findByText('In dieser E-Mail steckt keine sichere Antwort.')).toBeDefined();
});

test('an answer that was tampered with is not shown, and says why', async () => {
  const pane = await signedIn(testPane(notification()));
  renderPane(pane);
  expect(
    await screen.findByText(/Diese Sendung gibt es nicht, oder sie gehört zu einem anderen Postfach/),
  ).toBeDefined();
});

test('a pinned pane follows to the next mail', async () => {
  const { mailbox } = await open();
  await screen.findByText('Erika Muster');
  const draft = new FakeDraft();
  const { act } = await import('@testing-library/react');
  act(() => mailbox.show(draft));
  expect(await screen.findByRole('button', { name: 'Sicher senden' })).toBeDefined();
});
