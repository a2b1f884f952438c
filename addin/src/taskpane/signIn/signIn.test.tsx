import { expect, jest, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { RIGHT_CODE } from '../testing/fakeServer.ts';
import { RECOVERY_CODE } from '../testing/fakeTransfer.ts';
import { renderPane, signedIn, type TestPane, testPane } from '../testing/renderPane.tsx';

const ADDRESS = 'max@stadt.example';
const open = (pane: TestPane) => {
  renderPane(pane);
  return userEvent.setup();
};
const click = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(await screen.findByRole('button', { name }));

async function enterCode(user: ReturnType<typeof userEvent.setup>, code: string) {
  await click(user, 'Code anfordern');
  await user.type(await screen.findByLabelText('Sechsstelliger Code'), code);
  await click(user, 'Anmelden');
}

test('first use: code by mail, a new key, the recovery code once, then the form', async () => {
  const pane = testPane(new FakeDraft());
  const user = open(pane);
  expect(await screen.findByLabelText(/E-Mail-Adresse/)).toHaveProperty('value', ADDRESS);
  await enterCode(user, RIGHT_CODE);
  expect(pane.server.codesSentTo).toEqual([ADDRESS]);
  expect((await screen.findByTestId('recovery-code')).textContent).toBe(RECOVERY_CODE);
  await user.click(screen.getByRole('checkbox', { name: /gedruckt oder sicher notiert/ }));
  await click(user, 'Weiter');
  await screen.findByRole('button', { name: 'Sicher senden' });
  expect(pane.server.key?.fingerprint).toBe('ab'.repeat(20));
  expect((await pane.keyring.key(ADDRESS))?.fingerprint).toBe('ab'.repeat(20));
  expect(screen.queryByText(RECOVERY_CODE)).toBeNull();
});

test('no key reaches the server before the recovery code is confirmed', async () => {
  const pane = testPane(new FakeDraft());
  const user = open(pane);
  await enterCode(user, RIGHT_CODE);
  await screen.findByTestId('recovery-code');
  await click(user, 'Weiter');
  expect(pane.server.key).toBeNull();
  expect(screen.getByTestId('recovery-code')).toBeDefined();
});

test('the recovery code can be printed', async () => {
  const print = jest.fn();
  window.print = print;
  const user = open(testPane(new FakeDraft()));
  await enterCode(user, RIGHT_CODE);
  await click(user, 'Code drucken');
  expect(print).toHaveBeenCalledTimes(1);
  expect(document.querySelector('.sheet')?.textContent).toContain(RECOVERY_CODE);
});

test('a new device asks for the recovery code and refuses a wrong one in words', async () => {
  const pane = await signedIn(testPane(new FakeDraft()));
  await pane.keyring.dropKey(ADDRESS);
  const user = open(pane);
  const field = await screen.findByLabelText(/Wiederherstellungscode/);
  await user.type(field, 'WRONG');
  await click(user, 'Schlüssel holen');
  expect(await screen.findByText(/passt nicht zu Ihrem Schlüssel/)).toBeDefined();
  await user.clear(screen.getByLabelText(/Wiederherstellungscode/));
  await user.type(screen.getByLabelText(/Wiederherstellungscode/), RECOVERY_CODE);
  await click(user, 'Schlüssel holen');
  await screen.findByRole('button', { name: 'Sicher senden' });
  expect(await pane.keyring.key(ADDRESS)).not.toBeNull();
});

test('a wrong code is refused in words, and can be corrected', async () => {
  const user = open(await withKnownKey());
  await enterCode(user, '000000');
  expect(await screen.findByText(/Code stimmt nicht/)).toBeDefined();
  const field = screen.getByLabelText('Sechsstelliger Code');
  await user.clear(field);
  await user.type(field, RIGHT_CODE);
  await click(user, 'Anmelden');
  expect(await screen.findByRole('button', { name: 'Sicher senden' })).toBeDefined();
});

test('a pane that was closed over the mail with the code comes back to its field', async () => {
  const pane = await withKnownKey();
  const { unmount } = renderPane(pane);
  const user = userEvent.setup();
  await click(user, 'Code anfordern');
  await screen.findByLabelText('Sechsstelliger Code');
  unmount();
  renderPane(pane);
  await user.type(await screen.findByLabelText('Sechsstelliger Code'), RIGHT_CODE);
  await click(user, 'Anmelden');
  expect(await screen.findByRole('button', { name: 'Sicher senden' })).toBeDefined();
  expect(pane.server.codesSentTo).toEqual([ADDRESS]);
  expect(await pane.keyring.asked()).toBeNull();
});

test('a pane that was closed over the mail to another mailbox comes back to that one', async () => {
  const pane = testPane(new FakeDraft());
  const { unmount } = renderPane(pane);
  const user = userEvent.setup();
  const field = await screen.findByLabelText(/E-Mail-Adresse/);
  await user.clear(field);
  await user.type(field, 'poststelle@stadt.example');
  await click(user, 'Code anfordern');
  await screen.findByLabelText('Sechsstelliger Code');
  unmount();
  renderPane(pane);
  await screen.findByLabelText('Sechsstelliger Code');
  await click(user, 'Andere Adresse');
  expect(await screen.findByLabelText(/E-Mail-Adresse/)).toHaveProperty('value', 'poststelle@stadt.example');
});

test('a code that has run out, or of an address that was left, is not waited for', async () => {
  const pane = await withKnownKey();
  const asked = { address: ADDRESS, attempt: 'A'.repeat(43), expiresAt: '2000-01-01T00:00:00Z' };
  await pane.keyring.keepAsked(asked);
  const { unmount } = renderPane(pane);
  const user = userEvent.setup();
  await click(user, 'Code anfordern');
  await click(user, 'Andere Adresse');
  unmount();
  renderPane(pane);
  expect(await screen.findByRole('button', { name: 'Code anfordern' })).toBeDefined();
});

test('whoever asks for another code in vain can still type the one that has come', async () => {
  const pane = await withKnownKey();
  const user = open(pane);
  await click(user, 'Code anfordern');
  await screen.findByLabelText('Sechsstelliger Code');
  pane.server.faults.requestCode = ['offline'];
  await click(user, 'Neuen Code anfordern');
  await screen.findByText(/Der Server ist nicht erreichbar/);
  await user.type(screen.getByLabelText('Sechsstelliger Code'), RIGHT_CODE);
  await click(user, 'Anmelden');
  expect(await screen.findByRole('button', { name: 'Sicher senden' })).toBeDefined();
});

test('an address of another domain is refused in words', async () => {
  const user = open(testPane(new FakeDraft()));
  const field = await screen.findByLabelText(/E-Mail-Adresse/);
  await user.clear(field);
  await user.type(field, 'max@anderswo.example');
  await click(user, 'Code anfordern');
  expect(await screen.findByText(/nicht zugelassen/)).toBeDefined();
});

test('what is no address is not sent at all', async () => {
  const pane = testPane(new FakeDraft());
  const user = open(pane);
  const field = await screen.findByLabelText(/E-Mail-Adresse/);
  await user.clear(field);
  await user.type(field, 'max');
  await click(user, 'Code anfordern');
  expect(screen.getByText(/keine vollständige E-Mail-Adresse/)).toBeDefined();
  expect(pane.server.codesSentTo).toEqual([]);
});

test('a device that knows session and key asks nothing', async () => {
  open(await signedIn(testPane(new FakeDraft())));
  expect(await screen.findByRole('button', { name: 'Sicher senden' })).toBeDefined();
});

test('a session the server has forgotten leads to the sign-in', async () => {
  const pane = await signedIn(testPane(new FakeDraft()));
  pane.server.sessions.clear();
  open(pane);
  expect(await screen.findByRole('button', { name: 'Code anfordern' })).toBeDefined();
});

test('a server out of reach is said so, with a button to try again', async () => {
  const pane = await signedIn(testPane(new FakeDraft()));
  pane.server.faults.clerk = ['offline'];
  const user = open(pane);
  await screen.findByText(/Der Server ist nicht erreichbar/);
  await click(user, 'Erneut versuchen');
  expect(await screen.findByRole('button', { name: 'Sicher senden' })).toBeDefined();
});

test('where another device was first with its key, that key is asked for', async () => {
  const pane = testPane(new FakeDraft());
  const user = open(pane);
  await enterCode(user, RIGHT_CODE);
  await user.click(await screen.findByRole('checkbox', { name: /gedruckt/ }));
  await signedIn(pane);
  await pane.keyring.dropKey(ADDRESS);
  await click(user, 'Weiter');
  expect(await screen.findByLabelText(/Wiederherstellungscode/)).toBeDefined();
});

test('signing out ends the session and keeps the key; removing the key is a choice', async () => {
  const pane = await signedIn(testPane(new FakeDraft()));
  const user = open(pane);
  await click(user, `Konto von ${ADDRESS}`);
  await user.click(await screen.findByRole('menuitem', { name: 'Abmelden' }));
  await screen.findByRole('button', { name: 'Code anfordern' });
  expect(pane.server.sessions.size).toBe(0);
  expect(await pane.keyring.key(ADDRESS)).not.toBeNull();
  await enterCode(user, RIGHT_CODE);
  await click(user, `Konto von ${ADDRESS}`);
  await user.click(await screen.findByRole('menuitem', { name: /Schlüssel von diesem Gerät entfernen/ }));
  await screen.findByRole('button', { name: 'Code anfordern' });
  expect(await pane.keyring.key(ADDRESS)).toBeNull();
});

test('English where Outlook is not German', async () => {
  open(testPane(new FakeDraft(), 'fr-FR'));
  expect(await screen.findByRole('button', { name: 'Send me a code' })).toBeDefined();
});

/** The key lies on this device, the session does not. */
async function withKnownKey(): Promise<TestPane> {
  const pane = await signedIn(testPane(new FakeDraft()));
  await pane.keyring.dropSession(ADDRESS);
  return pane;
}
