import { expect, test } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { Classification } from '@siegelpost/shared/api/policy';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { levelOf, POLICY } from '../testing/fakeServer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

const LABEL = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';

async function open(levels: Partial<Classification>[], draft = new FakeDraft()) {
  draft.attach('Bescheid.pdf', new TextEncoder().encode('Plaintext'));
  const pane = await signedIn(testPane(draft));
  pane.server.policy = { ...POLICY, classifications: levels.map(levelOf) };
  const user = userEvent.setup();
  renderPane(pane);
  const button = await screen.findByRole('button', { name: 'Sicher senden' });
  return { ...pane, draft, user, button };
}

const choose = (user: ReturnType<typeof userEvent.setup>, id: string) =>
  user.selectOptions(screen.getByLabelText('Einstufung'), id);

test('without levels there is no picker', async () => {
  await open([]);
  expect(screen.queryByLabelText('Einstufung')).toBeNull();
});

test('the chosen level stays with the mail and stands in the package', async () => {
  const { user, draft, button, transfer } = await open([{ id: 'vertraulich', mustEncrypt: true }]);
  await choose(user, 'vertraulich');
  expect(draft.classification).toBe('vertraulich');
  expect(screen.getByText('Muss verschlüsselt werden: wegen der Einstufung.')).toBeDefined();
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders[0]?.classification).toBe('vertraulich');
});

test('a level that demands a password and a short life takes the choice away and says why', async () => {
  const { user, button, transfer } = await open([
    { id: 'streng', passwordRequired: true, maxExpiryDays: 14 },
  ]);
  await user.click(screen.getByRole('switch', { name: 'Mit Passwort schützen' }));
  await choose(user, 'streng');
  expect(screen.getByRole('switch', { name: 'Mit Passwort schützen' })).toHaveProperty('checked', true);
  expect(screen.getByText(/Diese Stufe verlangt: Passwort, höchstens 14 Tage abrufbar/)).toBeDefined();
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders[0]).toMatchObject({
    password: '7K3-MQ2-VDXW',
    expiresAt: '2026-03-19T10:00:00.000Z',
  });
});

test('a blocked level is refused with a sentence, and nothing is sent', async () => {
  const { user, button, transfer } = await open([{ id: 'vs-nfd', blocked: true }]);
  await choose(user, 'vs-nfd');
  expect(screen.getAllByText(/dürfen nicht mit Siegelpost versandt werden/).length).toBeGreaterThan(0);
  await user.click(button);
  expect(transfer.orders).toEqual([]);
});

test('recipients outside the permitted domains are named', async () => {
  const { user, button, transfer } = await open([{ id: 'intern', recipientDomains: ['stadt.example'] }]);
  await choose(user, 'intern');
  expect(
    screen.getAllByText(/nur an stadt.example gehen, nicht an erika@example.org/).length,
  ).toBeGreaterThan(0);
  await user.click(button);
  expect(transfer.orders).toEqual([]);
});

test('a code to the mailbox needs exactly one recipient', async () => {
  const draft = new FakeDraft();
  draft.people = [...draft.people, { name: '', address: 'b@example.org' }];
  const { user, button, transfer } = await open([{ id: 'code', mailboxCodeRequired: true }], draft);
  await choose(user, 'code');
  await user.click(button);
  expect(transfer.orders).toEqual([]);
  expect(screen.getAllByText(/genau eine Adresse/).length).toBeGreaterThan(0);
});

test('a code to the mailbox goes to the one recipient', async () => {
  const { user, button, transfer } = await open([{ id: 'code', mailboxCodeRequired: true }]);
  await choose(user, 'code');
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders[0]?.mailboxCodeAddress).toBe('erika@example.org');
});

test("Outlook's own label chooses the level, and what it demands holds beside another choice", async () => {
  const draft = new FakeDraft();
  draft.label = LABEL.toUpperCase();
  const { user } = await open(
    [{ id: 'offen' }, { id: 'vertraulich', labelIds: [LABEL], passwordRequired: true }],
    draft,
  );
  expect(screen.getByLabelText('Einstufung')).toHaveProperty('value', 'vertraulich');
  await choose(user, 'offen');
  expect(screen.getByText(/Diese Stufe verlangt: Passwort/)).toBeDefined();
});

test("the form follows Outlook's own label while it is open", async () => {
  const draft = new FakeDraft();
  await open([{ id: 'offen' }, { id: 'vertraulich', labelIds: [LABEL], passwordRequired: true }], draft);
  await act(async () => draft.chooseLabel(LABEL));
  expect(screen.getByLabelText('Einstufung')).toHaveProperty('value', 'vertraulich');
  await act(async () => draft.chooseLabel(null));
  expect(screen.getByLabelText('Einstufung')).not.toHaveProperty('value', 'vertraulich');
});

test('an upload can be held and goes on', async () => {
  const { user, button, transfer } = await open([]);
  let release: () => void = () => undefined;
  transfer.hold = new Promise((resolve) => (release = resolve));
  await user.click(button);
  await user.click(await screen.findByRole('button', { name: 'Anhalten' }));
  expect(transfer.paused).toBe(true);
  expect(screen.getAllByText(/Angehalten\./).length).toBeGreaterThan(0);
  await user.click(screen.getByRole('button', { name: 'Fortsetzen' }));
  expect(transfer.paused).toBe(false);
  release();
  await screen.findByText(/^Drücken Sie jetzt/);
});
