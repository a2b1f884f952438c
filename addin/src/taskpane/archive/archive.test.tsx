import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { PublicPolicy } from '@siegelpost/shared/api/policy';
import { FakeDraft } from '../../mailbox/fakeMailbox.ts';
import { levelOf, POLICY } from '../testing/fakeServer.ts';
import { renderPane, signedIn, testPane } from '../testing/renderPane.tsx';

const FACTS = {
  fingerprint: 'cd'.repeat(20),
  name: 'Archiv Stadt Beispiel',
  trust: 'first-use',
  organisationFingerprint: null,
} as const;
const OTHER = { ...FACTS, fingerprint: 'ef'.repeat(20) };

async function open(policy: Partial<PublicPolicy>, prepare: (pane: ReturnType<typeof testPane>) => unknown) {
  const draft = new FakeDraft();
  draft.attach('Bescheid.pdf', new TextEncoder().encode('Plaintext'));
  const pane = await signedIn(testPane(draft));
  pane.server.policy = { ...POLICY, ...policy };
  await prepare(pane);
  renderPane(pane);
  const button = await screen.findByRole('button', { name: 'Sicher senden' });
  return { ...pane, button, user: userEvent.setup() };
}

test('where policy demands it, the pane says that the archive reads along, and seals to that key', async () => {
  const { button, user, transfer, keyring } = await open({ archive: 'all' }, (pane) => {
    pane.transfer.archive = FACTS;
  });
  await screen.findByText('Das Archiv der Behörde kann mitlesen');
  expect(screen.getByText(/auch für „Archiv Stadt Beispiel“ verschlüsselt/)).toBeDefined();
  expect(screen.getByText(/^CDCD CDCD/)).toBeDefined();
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders[0]?.archive).toBe(FACTS.fingerprint);
  expect(await keyring.archive('max@stadt.example')).toBe(FACTS.fingerprint);
});

test('only levels that demand it are sealed to the archive', async () => {
  const classifications = [levelOf({ id: 'intern' }), levelOf({ id: 'akte', archiveRequired: true })];
  const { user, button, transfer } = await open({ archive: 'levels', classifications }, (pane) => {
    pane.transfer.archive = FACTS;
  });
  expect(screen.queryByText('Das Archiv der Behörde kann mitlesen')).toBeNull();
  await user.selectOptions(screen.getByLabelText('Einstufung'), 'akte');
  await screen.findByText('Das Archiv der Behörde kann mitlesen');
  await user.selectOptions(screen.getByLabelText('Einstufung'), 'intern');
  expect(screen.queryByText('Das Archiv der Behörde kann mitlesen')).toBeNull();
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders[0]?.archive).toBeNull();
});

test.each([
  ['archive-key-missing', /kein Schlüssel des Archivs hinterlegt/],
  ['archive-key-expired', /abgelaufen oder wurde zurückgezogen/],
  ['archive-key-unusable', /unbrauchbar/],
  ['archive-key-uncertified', /von der Behörde nicht bestätigt/],
] as const)('with %s nothing leaves, and the clerk reads why (row 28)', async (code, sentence) => {
  const { button, user, transfer } = await open({ archive: 'all' }, (pane) => {
    pane.transfer.archive = code;
  });
  await screen.findByText(sentence);
  expect(screen.getByText(/Ohne den geprüften Schlüssel des Archivs/)).toBeDefined();
  await user.click(button);
  expect(transfer.orders).toEqual([]);

  transfer.archive = FACTS;
  await user.click(screen.getByRole('button', { name: 'Erneut versuchen' }));
  await screen.findByText('Das Archiv der Behörde kann mitlesen');
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders).toHaveLength(1);
});

test('another key than this device knows is not sealed to before the clerk has compared it', async () => {
  const { button, user, transfer, keyring } = await open({ archive: 'all' }, async (pane) => {
    pane.transfer.archive = OTHER;
    await pane.keyring.keepArchive('max@stadt.example', FACTS.fingerprint);
  });
  await screen.findByText('Das Archiv hat einen anderen Schlüssel als bisher');
  await user.click(button);
  expect(transfer.orders).toEqual([]);
  expect(await keyring.archive('max@stadt.example')).toBe(FACTS.fingerprint);

  await user.click(screen.getByRole('button', { name: 'Verglichen, er stimmt' }));
  await user.click(button);
  await screen.findByText(/^Drücken Sie jetzt/);
  expect(transfer.orders[0]?.archive).toBe(OTHER.fingerprint);
  expect(await keyring.archive('max@stadt.example')).toBe(OTHER.fingerprint);
});

test('a new archive key under the organisation key that is known needs no question', async () => {
  const organisationFingerprint = 'aa'.repeat(20);
  await open({ archive: 'all' }, async (pane) => {
    pane.transfer.archive = { ...OTHER, trust: 'certified', organisationFingerprint };
    await pane.keyring.keepArchive('max@stadt.example', organisationFingerprint);
  });
  await screen.findByText('Das Archiv der Behörde kann mitlesen');
  expect(screen.getByText(/von der Behörde bestätigt/)).toBeDefined();
});
