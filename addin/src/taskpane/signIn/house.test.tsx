import { expect, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { POLICY } from '../testing/fakeServer.ts';
import { renderPane, signedIn, type TestPane, testPane } from '../testing/renderPane.tsx';

const ADDRESS = 'max@stadt.example';
const PROOF = 'aa.bb.cc';
const OIDC = {
  issuer: 'https://sso.stadt.example/realms/stadt',
  clientId: 'siegelpost',
  scopes: ['openid', 'email'],
  token: 'id' as const,
};

const MESSAGE = JSON.stringify({
  kind: 'signed-in',
  proof: { token: PROOF, nonce: 'n' },
  refreshToken: null,
});

/** A pane of a house with an identity provider; the key lies on this device, the session does not. */
async function housePane(mailboxCode = true): Promise<TestPane> {
  const pane = await signedIn(testPane(new FakeDraft()));
  await pane.keyring.dropSession(ADDRESS);
  pane.server.policy = { ...POLICY, signIn: { mailboxCode, oidc: OIDC } };
  pane.server.proofs.add(PROOF);
  return pane;
}

function open(pane: TestPane) {
  renderPane(pane);
  return userEvent.setup();
}

const signIn = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole('button', { name: 'Mit dienstlichem Konto anmelden' }));

test('the work account opens a window of our own origin, with the mailbox suggested, and signs in', async () => {
  const pane = await housePane();
  pane.mailbox.dialogAnswers.push({ says: MESSAGE });
  const user = open(pane);
  await signIn(user);
  expect(await screen.findByRole('button', { name: 'Sicher senden' })).toBeDefined();
  expect(pane.mailbox.dialogsOpened).toEqual([
    'https://post.stadt.example/pane/sign-in.html?hint=max%40stadt.example',
  ]);
});

test.each([
  ['dialog-closed', /Anmeldung wurde abgebrochen/],
  ['dialog-blocked', /Erlauben Sie Pop-ups/],
  ['mailbox-timed-out', /Outlook antwortet nicht/],
] as const)('a window that is %s is said in words, and can be tried again', async (fault, said) => {
  const pane = await housePane();
  pane.mailbox.dialogAnswers.push(fault, { says: MESSAGE });
  const user = open(pane);
  await signIn(user);
  expect(await screen.findByText(said)).toBeDefined();
  await signIn(user);
  expect(await screen.findByRole('button', { name: 'Sicher senden' })).toBeDefined();
});

test.each([
  ['{"kind":"failed","code":"sign-in-unavailable"}', /gerade nicht erreichbar/],
  ['{"kind":"failed","code":"sign-in-cancelled"}', /Anmeldung wurde abgebrochen/],
  ['{"kind":"signed-in","proof":{"token":"x"},"refreshToken":null}', /hat Sie nicht angemeldet/],
  ['{', /hat Sie nicht angemeldet/],
])('the message %s signs nobody in', async (says, said) => {
  const pane = await housePane();
  pane.mailbox.dialogAnswers.push({ says });
  await signIn(open(pane));
  expect(await screen.findByText(said)).toBeDefined();
});

test('another account than that of the mailbox is refused, and the next try lets one choose', async () => {
  const pane = await housePane();
  pane.server.address = 'jemand.anders@stadt.example';
  pane.mailbox.dialogAnswers.push({ says: MESSAGE }, 'dialog-closed');
  const user = open(pane);
  await signIn(user);
  expect(await screen.findByText(/Angemeldet wurde jemand.anders@stadt.example/)).toBeDefined();
  expect(pane.server.sessions.size).toBe(0);
  await signIn(user);
  expect(pane.mailbox.dialogsOpened[1]).toBe('https://post.stadt.example/pane/sign-in.html?other=1');
});

test('the mailed code stays a way beside it, and back', async () => {
  const user = open(await housePane());
  await user.click(await screen.findByRole('button', { name: 'Stattdessen Code ins Postfach' }));
  expect(await screen.findByRole('button', { name: 'Code anfordern' })).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Stattdessen dienstliches Konto' }));
  expect(await screen.findByRole('button', { name: 'Mit dienstlichem Konto anmelden' })).toBeDefined();
});

test('where codes are not mailed, none is offered', async () => {
  open(await housePane(false));
  await screen.findByRole('button', { name: 'Mit dienstlichem Konto anmelden' });
  expect(screen.queryByRole('button', { name: 'Stattdessen Code ins Postfach' })).toBeNull();
});

test('whoever signs out is not signed in again unasked', async () => {
  const pane = await housePane();
  pane.mailbox.dialogAnswers.push({ says: MESSAGE });
  const user = open(pane);
  await signIn(user);
  await user.click(await screen.findByRole('button', { name: `Konto von ${ADDRESS}` }));
  await user.click(await screen.findByRole('menuitem', { name: 'Abmelden' }));
  expect(await screen.findByRole('button', { name: 'Mit dienstlichem Konto anmelden' })).toBeDefined();
  await act(async () => undefined);
  expect(pane.mailbox.dialogsOpened).toHaveLength(1);
  await waitFor(() => expect(pane.server.sessions.size).toBe(0));
});
