import { expect, jest, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { PackageSummary } from '@siegelpost/shared/api/conversations';
import type { PackageEvent } from '@siegelpost/shared/api/care';
import { FakeDraft, fakeReceivedMail } from '../../mailbox/fakeMailbox.ts';
import { levelOf, packageIdOf, POLICY, recordOf, summaryOf } from '../testing/fakeServer.ts';
import { openedOf } from '../testing/fakeTransfer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

// `hidden`: the focus trap of a dialog that an earlier test left open may still hide what stands outside it.
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
  expect(await screen.findByText('3 falsche Eingaben in Folge (Passwort oder Code)')).toBeDefined();
});

test('recalling asks first and then is done', async () => {
  const { user, server } = await open({});
  await user.click(await screen.findByRole('button', { name: 'Zurückrufen: Ihr Bescheid' }));
  const dialog = await screen.findByRole('alertdialog', { hidden: true });
  expect(server.packages[0]?.state).toBe('active');
  await user.click(within(dialog).getByRole('button', { name: 'Zurückrufen', hidden: true }));
  await screen.findByText('Zurückgerufen');
  expect(server.packages[0]?.state).toBe('recalled');
});

test('a dismissed question recalls nothing', async () => {
  const { user, server } = await open({});
  await user.click(await screen.findByRole('button', { name: 'Zurückrufen: Ihr Bescheid' }));
  const dialog = await screen.findByRole('alertdialog', { hidden: true });
  await user.click(within(dialog).getByRole('button', { name: 'Abbrechen', hidden: true }));
  expect(server.packages[0]?.state).toBe('active');
});

test('a recall that fails says why, and the sending is still there', async () => {
  const { user, server } = await open({});
  server.faults.recall = ['unavailable'];
  await user.click(await screen.findByRole('button', { name: 'Zurückrufen: Ihr Bescheid' }));
  await user.click(
    within(await screen.findByRole('alertdialog', { hidden: true })).getByRole('button', {
      name: 'Zurückrufen',
      hidden: true,
    }),
  );
  await screen.findByText(/Der Server ist gerade nicht bereit/);
  expect(screen.getByText('Noch nicht geöffnet')).toBeDefined();
});

test('a locked sending can be unlocked', async () => {
  const { user } = await open({ locked: true, wrongPasswords: 10 });
  await user.click(await screen.findByRole('button', { name: 'Entsperren: Ihr Bescheid' }));
  expect(await screen.findByText('Noch nicht geöffnet')).toBeDefined();
});

test('password and link are shown on request only', async () => {
  const { user } = await open({});
  await screen.findByRole('heading', { name: 'Ihr Bescheid' });
  expect(screen.queryByText('7K3-MQ2-VDXW')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Passwort und Link: Ihr Bescheid' }));
  expect(screen.getByTestId('password').textContent).toBe('7K3-MQ2-VDXW');
  expect(screen.getByText(/post.stadt.example\/t\//)).toBeDefined();
});

test('the password letter names whom it is for and until when it is good', async () => {
  window.print = jest.fn();
  const { user } = await open({});
  await user.click(await screen.findByRole('button', { name: 'Passwort und Link: Ihr Bescheid' }));
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
  await user.click(await screen.findByRole('button', { name: 'Antwort lesen: Ihr Bescheid' }));
  await screen.findByText(/Anbei die Unterlagen/);
  expect(screen.getByText(/Zum Antworten öffnen Sie die Benachrichtigung/)).toBeDefined();
});

test('an expired session leads to the sign-in', async () => {
  const { user, server } = await open({});
  await screen.findByRole('heading', { name: 'Ihr Bescheid' });
  server.sessions.clear();
  await user.click(screen.getByRole('button', { name: 'Aktualisieren' }));
  await screen.findByRole('button', { name: 'Code anfordern' });
  const said = screen.getAllByText(/Anmeldung ist abgelaufen/);
  expect(said.some((sentence) => !sentence.closest('[hidden]'))).toBe(true);
});

const menu = async (user: ReturnType<typeof userEvent.setup>, action: string) => {
  await user.click(await screen.findByRole('button', { name: 'Weitere Aktionen: Ihr Bescheid' }));
  await user.click(await screen.findByRole('menuitem', { name: action }));
};

test('the end of a sending can be moved, within the policy', async () => {
  const { user, server } = await open({});
  await menu(user, 'Verlängern');
  const dialog = await screen.findByRole('alertdialog', { hidden: true });
  await user.selectOptions(within(dialog).getByLabelText('Abrufbar'), '90');
  await user.click(within(dialog).getByRole('button', { name: 'Übernehmen', hidden: true }));
  await screen.findByText('Abrufbar bis 3. Juni 2026');
  expect(server.packages[0]?.expiresAt).toBe('2026-06-03T10:00:00.000Z');
});

test('the level a sending went out under bounds how long it may be extended', async () => {
  const pane = await signedIn(testPane(new FakeDraft()));
  pane.server.policy = { ...POLICY, classifications: [levelOf({ id: 'vs', maxExpiryDays: 14 })] };
  pane.server.packages.push(summaryOf({ senderRecord: recordOf({ classification: 'vs' }) }));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('tab', { name: 'Gesendet' }));
  await menu(user, 'Verlängern');
  const offered = within(await screen.findByRole('alertdialog', { hidden: true })).getAllByRole('option', {
    hidden: true,
  });
  expect(offered.map((option) => option.getAttribute('value'))).toEqual(['7', '14']);
});

test('a new password is asked for first, set without an upload, and shown to be passed on', async () => {
  const { user, transfer } = await open({ senderRecord: recordOf({ password: 'OLD-OLD-OLDX' }) });
  await menu(user, 'Neues Passwort');
  await user.click(await screen.findByRole('button', { name: 'Neues Passwort vergeben', hidden: true }));
  await screen.findByText('Das neue Passwort gilt ab sofort.');
  expect(screen.getByTestId('password').textContent).toBe('7K3-MQ2-VDXW');
  expect(transfer.orders).toEqual([]);
});

test('a new password that the server refuses leaves the old one and says why', async () => {
  const { user, transfer, server } = await open({});
  const before = server.packages[0]?.senderRecord;
  transfer.faults.push('offline');
  await menu(user, 'Neues Passwort');
  await user.click(await screen.findByRole('button', { name: 'Neues Passwort vergeben', hidden: true }));
  expect(await screen.findByText(/Der Server ist nicht erreichbar/)).toBeDefined();
  expect(server.packages[0]?.senderRecord).toBe(before);
});

test('the history says what happened, newest first, with the names of files', async () => {
  const { user, server } = await open({});
  const event = (kind: PackageEvent['kind'], reader: number | null, bodyIndex: number | null = null) => ({
    kind,
    reader,
    bodyIndex,
    at: '2026-03-03T08:00:00Z',
  });
  server.events = [
    event('sent', null),
    event('opened', 1),
    event('downloaded', 1, 1),
    event('wrong-password', null),
  ];
  await user.click(await screen.findByRole('button', { name: 'Verlauf: Ihr Bescheid' }));
  await screen.findByText('„Anlage.pdf“ heruntergeladen (1. Zugang)');
  const lines = within(screen.getByText('Falsches Passwort').closest('ol') as HTMLElement).getAllByRole(
    'listitem',
  );
  expect(lines.map((line) => line.textContent?.slice(0, 8))).toEqual([
    'Falsches',
    '„Anlage.',
    'Geöffnet',
    'Gesendet',
  ]);
});

test('beside a mail that is read, the link can be sent again in a new mail', async () => {
  const pane = await signedIn(testPane(fakeReceivedMail({ text: 'Hallo' })));
  pane.server.packages.push(summaryOf({}));
  const user = userEvent.setup();
  renderPane(pane);
  await user.click(await screen.findByRole('tab', { name: 'Gesendet' }));
  await menu(user, 'Link erneut senden');
  expect(pane.mailbox.opened).toMatchObject([
    { subject: 'Ihr Bescheid', to: [{ address: 'erika@example.org' }] },
  ]);
  expect(pane.mailbox.opened[0]?.html).toContain(`/t/${packageIdOf('P')}#`);
  expect(pane.mailbox.opened[0]?.html).toContain('haben Sie schon, oder Sie erhalten es');
});
