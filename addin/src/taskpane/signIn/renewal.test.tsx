import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { POLICY } from '../testing/fakeServer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

/** A session that ends while the pane is open: renewed without a question where the provider permits it. */

const ADDRESS = 'max@stadt.example';
const ISSUER = 'https://sso.stadt.example/realms/stadt';
const OIDC = {
  issuer: ISSUER,
  clientId: 'siegelpost',
  scopes: ['openid', 'email'],
  token: 'access' as const,
};
const FIRST_PROOF = 'aa.bb.cc';
const RENEWED_PROOF = 'dd.ee.ff';
const OPENED_AT = Date.parse('2026-03-05T10:00:00Z');
const HOUR_MS = 60 * 60_000;

const realFetch = window.fetch;
beforeEach(() => void jest.useFakeTimers({ now: OPENED_AT, advanceTimers: true }));
afterEach(() => {
  jest.useRealTimers();
  window.fetch = globalThis.fetch = realFetch;
});

/** The identity provider, which an outside machine is. */
function provider({ renews }: { renews: boolean }): void {
  const answer = (status: number, body: object) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  globalThis.fetch = window.fetch = async (input) => {
    const url = String(input instanceof Request ? input.url : input);
    if (url.endsWith('/.well-known/openid-configuration'))
      return answer(200, { issuer: ISSUER, token_endpoint: `${ISSUER}/token` });
    return renews
      ? answer(200, { access_token: RENEWED_PROOF, token_type: 'bearer', refresh_token: 'next' })
      : answer(400, { error: 'invalid_grant' });
  };
}

async function signedInByHouse() {
  const draft = new FakeDraft();
  const pane = await signedIn(testPane(draft));
  const { server, keyring, mailbox, parts } = pane;
  await keyring.dropSession(ADDRESS);
  server.policy = { ...POLICY, signIn: { mailboxCode: false, oidc: OIDC } };
  server.proofs.add(FIRST_PROOF).add(RENEWED_PROOF);
  server.houseSessionEnds = new Date(OPENED_AT + HOUR_MS).toISOString();
  mailbox.dialogAnswers.push(signedInSaying());
  renderPane({ ...pane, parts: { ...parts, now: () => new Date() } });
  const user = userEvent.setup({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) });
  await signIn(user);
  await user.type(await screen.findByRole('textbox', { name: 'Vertrauliche Nachricht' }), 'Geheim');
  await user.upload(screen.getByTestId('file-input'), new File(['groß'], 'Film.mp4'));
  return { ...pane, draft, user };
}

const signedInSaying = () => ({
  says: JSON.stringify({ kind: 'signed-in', proof: { token: FIRST_PROOF }, refreshToken: 'refresh' }),
});

const signIn = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole('button', { name: 'Mit dienstlichem Konto anmelden' }));
const passes = (ms: number) => act(async () => jest.advanceTimersByTimeAsync(ms));
const send = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(await screen.findByRole('button', { name: 'Sicher senden' }));
const ready = () => screen.findByText('Drücken Sie jetzt in Outlook auf „Senden“');

test('a session is renewed a quarter of an hour before it ends; form and upload never notice', async () => {
  provider({ renews: true });
  const { server, transfer, user } = await signedInByHouse();
  let goOn: () => void = () => undefined;
  transfer.hold = new Promise((resolve) => (goOn = resolve));
  await send(user);
  await screen.findByText('Wird sicher gesendet');
  server.houseSessionEnds = new Date(OPENED_AT + 9 * HOUR_MS).toISOString();
  await passes(44 * 60_000);
  expect(server.proofsSeen).toEqual([FIRST_PROOF]);
  await passes(2 * 60_000);
  await waitFor(() => expect(server.proofsSeen).toEqual([FIRST_PROOF, RENEWED_PROOF]));
  expect(screen.getByText('Wird sicher gesendet')).toBeDefined();
  await act(async () => goOn());
  await ready();
  expect(transfer.orders).toHaveLength(1);
});

test('a renewal that is refused leads to the sign-in, and what was filled in is there afterwards', async () => {
  provider({ renews: false });
  const { server, transfer, mailbox, user } = await signedInByHouse();
  await passes(61 * 60_000);
  expect(server.proofsSeen).toEqual([FIRST_PROOF]);
  server.sessions.clear();
  transfer.faults.push('not-signed-in');
  await send(user);
  await screen.findByRole('button', { name: 'Mit dienstlichem Konto anmelden' });
  expect(screen.getByText('Was Sie eingegeben haben, bleibt erhalten.')).toBeDefined();
  mailbox.dialogAnswers.push(signedInSaying());
  await signIn(user);
  await user.click(await screen.findByRole('button', { name: 'Zurück' }));
  expect(screen.getByRole('textbox', { name: 'Vertrauliche Nachricht' })).toHaveProperty('value', 'Geheim');
  expect(screen.getByText('Film.mp4')).toBeDefined();
  await send(user);
  await ready();
  expect(transfer.orders[0]).toMatchObject({ message: 'Geheim' });
});

test('whoever signs out takes nothing along for the next one', async () => {
  provider({ renews: true });
  const { mailbox, user } = await signedInByHouse();
  await user.click(screen.getByRole('button', { name: `Konto von ${ADDRESS}` }));
  await user.click(await screen.findByRole('menuitem', { name: 'Abmelden' }));
  mailbox.dialogAnswers.push(signedInSaying());
  await signIn(user);
  expect(await screen.findByRole('textbox', { name: 'Vertrauliche Nachricht' })).toHaveProperty('value', '');
});
