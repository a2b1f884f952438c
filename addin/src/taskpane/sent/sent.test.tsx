import { expect, jest, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { PackageSummary } from '@siegelpost/shared/api/conversations';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { packageIdOf, recordOf, summaryOf } from '../testing/fakeServer.ts';
import { openedOf } from '../testing/fakeTransfer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

async function open(...packages: Partial<PackageSummary>[]) {
  const pane = await signedIn(testPane(new FakeDraft()));
  pane.server.packages.push(...packages.map(summaryOf));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('tab', { name: 'Gesendet' }));
  return { ...pane, user };
}

test('an empty list says so', async () => {
  await open();
  expect(await screen.findByText('Sie haben noch nichts sicher gesendet.')).toBeDefined();
});

test('a sending shows subject, recipients, state and number', async () => {
  const recipients = [
    { name: 'Erika Muster', address: 'erika@example.org' },
    { name: '', address: 'b@example.org' },
    { name: '', address: 'c@example.org' },
  ];
  await open({ senderRecord: recordOf({ recipients }) });
  await screen.findByRole('heading', { name: 'Ihr Bescheid' });
  expect(screen.getByText('An Erika Muster und 2 weitere')).toBeDefined();
  expect(screen.getByText('Noch nicht geöffnet')).toBeDefined();
  expect(screen.getByText(/SP-7K3M-Q2VD/)).toBeDefined();
});

test.each([
  [{ openedAt: '2026-03-03T08:00:00Z' }, 'Geöffnet'],
  [{ state: 'sealed' as const }, 'Noch nicht freigeschaltet'],
  [{ state: 'recalled' as const, senderRecord: null }, 'Zurückgerufen'],
  [{ state: 'expired' as const, senderRecord: null }, 'Abgelaufen'],
  [{ locked: true, wrongPasswords: 10 }, 'Gesperrt'],
])('%j is said to be %s', async (changes, word) => {
  await open(changes);
  expect(await screen.findByText(word)).toBeDefined();
});

test('wrong passwords are counted for the clerk', async () => {
  await open({ wrongPasswords: 3 });
  expect(await screen.findByText('3 falsche Passwörter seit dem letzten richtigen')).toBeDefined();
});

test('recalling asks first and then is done', async () => {
  const { user, server } = await open({});
  await user.click(await screen.findByRole('button', { name: 'Zurückrufen: Ihr Bescheid' }));
  const dialog = await screen.findByRole('alertdialog');
  expect(server.packages[0]?.state).toBe('active');
  await user.click(within(dialog).getByRole('button', { name: 'Zurückrufen' }));
  await screen.findByText('Zurückgerufen');
  expect(server.packages[0]?.state).toBe('recalled');
});

test('a dismissed question recalls nothing', async () => {
  const { user, server } = await open({});
  await user.click(await screen.findByRole('button', { name: 'Zurückrufen: Ihr Bescheid' }));
  const dialog = await screen.findByRole('alertdialog');
  await user.click(within(dialog).getByRole('button', { name: 'Abbrechen' }));
  expect(server.packages[0]?.state).toBe('active');
});

test('a recall that fails says why, and the sending is still there', async () => {
  const { user, server } = await open({});
  server.faults.recall = ['unavailable'];
  await user.click(await screen.findByRole('button', { name: 'Zurückrufen: Ihr Bescheid' }));
  await user.click(
    within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Zurückrufen' }),
  );
  await screen.findByText(/Der Server ist gerade nicht bereit/);
  expect(screen.getByText('Noch nicht geöffnet')).toBeDefined();
});

test('a locked sending can be unlocked', async () => {
  const { user } = await open({ locked: true, wrongPasswords: 10 });
  await user.click(await screen.findByRole('button', { name: 'Entsperren' }));
  expect(await screen.findByText('Noch nicht geöffnet')).toBeDefined();
});

test('password and link are shown on request only', async () => {
  const { user } = await open({});
  await screen.findByRole('heading', { name: 'Ihr Bescheid' });
  expect(screen.queryByText('7K3-MQ2-VDXW')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Passwort und Link' }));
  expect(screen.getByTestId('password').textContent).toBe('7K3-MQ2-VDXW');
  expect(screen.getByText(/post.stadt.example\/t\//)).toBeDefined();
});

test('the password letter names whom it is for and until when it is good', async () => {
  window.print = jest.fn();
  const { user } = await open({});
  await user.click(await screen.findByRole('button', { name: 'Passwort und Link' }));
  await user.click(screen.getByRole('button', { name: 'Passwortbrief drucken' }));
  const letter = document.querySelector('.sheet')?.textContent;
  expect(letter).toContain('Erika Muster');
  expect(letter).toContain('7K3-MQ2-VDXW');
  expect(letter).toContain('1. April 2026');
  expect(letter).not.toContain('post.stadt.example/t/');
});

test('an answer can be read from the list', async () => {
  const { user, transfer } = await open(
    {},
    { packageId: packageIdOf('R'), authorKind: 'recipient', inReplyTo: packageIdOf('P'), senderRecord: null },
  );
  transfer.opened.set(packageIdOf('R'), openedOf({}));
  await user.click(await screen.findByRole('button', { name: 'Antwort lesen' }));
  await screen.findByText(/Anbei die Unterlagen/);
  expect(screen.getByText(/Zum Antworten öffnen Sie die Benachrichtigung/)).toBeDefined();
});

test('an expired session leads to the sign-in', async () => {
  const { user, server } = await open({});
  await screen.findByRole('heading', { name: 'Ihr Bescheid' });
  server.sessions.clear();
  await user.click(screen.getByRole('button', { name: 'Aktualisieren' }));
  await screen.findByRole('button', { name: 'Code anfordern' });
  expect(screen.getByText(/Anmeldung ist abgelaufen/)).toBeDefined();
});
